package bot

import (
	"context"
	"sync"
)

// pool runs jobs on a few workers. Jobs of one key run in order and one at a
// time; keys take turns, so that one member's flood doesn't delay the others.
type pool struct {
	mu       sync.Mutex
	queues   map[string][]job // a key is here while it has or runs jobs
	runnable []string         // keys whose next job no worker has taken
	pending  int              // jobs that wait or run
	closed   bool
	wake     *sync.Cond
	idle     chan struct{} // closed while pending is 0
	workers  sync.WaitGroup

	limit  int // of pending jobs
	perKey int // of one key's waiting jobs
}

type job func()

// newPool returns a pool that queues; start makes it work.
func newPool(limit, perKey int) *pool {
	p := &pool{queues: map[string][]job{}, idle: make(chan struct{}), limit: limit, perKey: perKey}
	p.wake = sync.NewCond(&p.mu)
	close(p.idle)
	return p
}

// start starts the workers; close ends them. A job must not panic.
func (p *pool) start(workers int) {
	for range workers {
		p.workers.Go(p.work)
	}
}

// submit queues a job behind the others of its key. It never blocks; it is false
// when the pool is full or closed.
func (p *pool) submit(key string, j job) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	queue, active := p.queues[key]
	if p.closed || p.pending >= p.limit || len(queue) >= p.perKey {
		return false
	}
	if p.pending == 0 {
		p.idle = make(chan struct{})
	}
	p.pending++
	p.queues[key] = append(queue, j)
	if !active {
		p.runnable = append(p.runnable, key)
		p.wake.Signal()
	}
	return true
}

func (p *pool) work() {
	for {
		key, j, ok := p.next()
		if !ok {
			return
		}
		j()
		p.done(key)
	}
}

func (p *pool) next() (string, job, bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for len(p.runnable) == 0 {
		if p.closed {
			return "", nil, false
		}
		p.wake.Wait()
	}
	key := p.runnable[0]
	p.runnable = p.runnable[1:]
	queue := p.queues[key]
	p.queues[key] = queue[1:]
	return key, queue[0], true
}

func (p *pool) done(key string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.queues[key]) == 0 {
		delete(p.queues, key)
	} else {
		p.runnable = append(p.runnable, key) // behind the other keys
		p.wake.Signal()
	}
	if p.pending--; p.pending == 0 {
		close(p.idle)
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
