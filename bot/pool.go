package bot

import (
	"context"
	"sync"
	"time"
)

// pool runs jobs on a few workers. Jobs of one key run in order and one at a
// time; of one group only a few run at once, so that a slow place doesn't take
// all workers; groups take turns, and keys within a group, and a member has only
// so many jobs waiting, so that one member's flood doesn't delay the others.
type pool struct {
	mu      sync.Mutex
	queues  map[string]*queue // a key is here while it has or runs jobs
	groups  map[string]*group // a group is here while it has queues
	turns   []*group          // groups with a job that may run
	waiting map[string]int    // jobs by member that no worker has taken
	pending int               // jobs that wait or run
	closed  bool
	wake    *sync.Cond
	idle    chan struct{} // closed while pending is 0
	workers sync.WaitGroup
	bounds  bounds
}

// bounds of a pool.
type bounds struct {
	pending   int // jobs that wait or run
	perMember int // of them may wait
	perGroup  int // may run at once
}

// newPool returns a pool that queues; start makes it work.
func newPool(b bounds) *pool {
	p := &pool{queues: map[string]*queue{}, groups: map[string]*group{}, waiting: map[string]int{}, idle: make(chan struct{}), bounds: b}
	p.wake = sync.NewCond(&p.mu)
	close(p.idle)
	return p
}

// start starts the workers; close ends them.
func (p *pool) start(workers int) {
	for range workers {
		p.workers.Go(p.work)
	}
}

// submit queues a job behind the others of its key. It never blocks; refused is
// empty, or says why the job isn't taken: "flood" if the member has too many
// waiting, "full" if there is no room even without those that are too late, or
// "closed".
func (p *pool) submit(j job) (refused string) {
	refused, dropped := p.take(j)
	for _, d := range dropped {
		d.dropped("late")
	}
	return refused
}

func (p *pool) take(j job) (refused string, dropped []job) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.pending >= p.bounds.pending {
		dropped = p.dropLate(time.Now())
	}
	switch {
	case p.closed:
		return "closed", dropped
	case p.waiting[j.member] >= p.bounds.perMember:
		return "flood", dropped
	case p.pending >= p.bounds.pending:
		return "full", dropped
	}
	if p.pending == 0 {
		p.idle = make(chan struct{})
	}
	p.pending++
	p.waiting[j.member]++
	q := p.queues[j.key]
	if q == nil {
		q = &queue{key: j.key, group: p.groups[j.group]}
		if q.group == nil {
			q.group = &group{name: j.group}
			p.groups[j.group] = q.group
		}
		p.queues[j.key] = q
	}
	q.jobs = append(q.jobs, j)
	if !q.active {
		p.ready(q)
	}
	return "", dropped
}

// ready lets a queue take its turn. The lock is held.
func (p *pool) ready(q *queue) {
	if !q.listed { // it is if late jobs were all it had
		q.listed = true
		q.group.ready = append(q.group.ready, q)
		p.turn(q.group)
	}
}

// turn lets a group take its turn if it may. The lock is held.
func (p *pool) turn(g *group) {
	if g.listed || len(g.ready) == 0 || g.running >= p.bounds.perGroup {
		return
	}
	g.listed = true
	p.turns = append(p.turns, g)
	p.wake.Signal()
}

func (p *pool) work() {
	for {
		q, j, ok := p.next()
		if !ok {
			return
		}
		if j.late != nil && j.late(time.Now()) {
			j.dropped("late")
		} else {
			j.run()
		}
		p.done(q)
	}
}

// next waits for a job.
func (p *pool) next() (*queue, job, bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for {
		for len(p.turns) == 0 {
			if p.closed {
				return nil, job{}, false
			}
			p.wake.Wait()
		}
		g := p.turns[0]
		p.turns[0] = nil
		p.turns = p.turns[1:]
		g.listed = false
		q := g.ready[0]
		g.ready[0] = nil
		g.ready = g.ready[1:]
		q.listed = false
		if len(q.jobs) == 0 { // all of them were too late
			p.rest(q)
			continue
		}
		j := q.jobs[0]
		q.jobs[0] = job{}
		q.jobs, q.active = q.jobs[1:], true
		if p.waiting[j.member]--; p.waiting[j.member] <= 0 {
			delete(p.waiting, j.member)
		}
		g.running++
		p.turn(g)
		return q, j, true
	}
}

// done lets the next job of the queue wait for its turn, behind the others.
func (p *pool) done(q *queue) {
	p.mu.Lock()
	defer p.mu.Unlock()
	q.active = false
	q.group.running--
	p.rest(q)
	p.finish()
}

// rest forgets what has nothing to do and lets the others take their turn. The
// lock is held.
func (p *pool) rest(q *queue) {
	g := q.group
	if len(q.jobs) == 0 {
		delete(p.queues, q.key)
	} else {
		p.ready(q)
	}
	p.turn(g)
	if len(g.ready) == 0 && g.running == 0 {
		delete(p.groups, g.name)
	}
}

// size is how many jobs wait or run.
func (p *pool) size() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.pending
}

// wait returns once no job waits or runs, or when ctx ends.
func (p *pool) wait(ctx context.Context) error {
	p.mu.Lock()
	idle := p.idle
	p.mu.Unlock()
	select {
	case <-idle:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// close refuses new jobs and returns once the workers have ended: the jobs that
// are queued still run.
func (p *pool) close() {
	p.mu.Lock()
	p.closed = true
	p.wake.Broadcast()
	p.mu.Unlock()
	p.workers.Wait()
}
