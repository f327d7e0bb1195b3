package bot

import "time"

// job is one piece of work for a pool.
type job struct {
	key    string                   // jobs of one key run in order, one at a time
	group  string                   // of which a few run at once; groups take turns
	member string                   // who may have so many of them waiting
	late   func(now time.Time) bool // whether nobody wants it any more; nil: never
	run    func()                   // must not panic
	drop   func(why string)         // is called instead of run, with "late"; may be nil
}

// queue is what waits under one key.
type queue struct {
	key    string
	group  *group
	jobs   []job
	active bool // one of its jobs runs
	listed bool // among those that take turns
}

// group is the queues of one group.
type group struct {
	name    string
	ready   []*queue // have a job to run
	running int
	listed  bool // among those that take turns
}

// dropLate forgets the jobs that nobody wants any more and returns them. The
// lock is held.
func (p *pool) dropLate(now time.Time) (dropped []job) {
	for _, q := range p.queues {
		kept := q.jobs[:0]
		for _, j := range q.jobs {
			if j.late != nil && j.late(now) {
				dropped = append(dropped, j)
				p.leave(j)
			} else {
				kept = append(kept, j)
			}
		}
		clear(q.jobs[len(kept):])
		q.jobs = kept
	}
	return dropped
}

// leave counts a job that no longer waits. The lock is held.
func (p *pool) leave(j job) {
	if p.waiting[j.member]--; p.waiting[j.member] <= 0 {
		delete(p.waiting, j.member)
	}
	p.finish()
}

// finish counts a job that is over. The lock is held.
func (p *pool) finish() {
	if p.pending--; p.pending == 0 {
		close(p.idle)
	}
}

func (j job) dropped(why string) {
	if j.drop != nil {
		j.drop(why)
	}
}
