package bot

import "time"

// timing holds all waits, so that tests need not wait.
type timing struct {
	open        time.Duration // from dialling to ready
	dial        time.Duration // for TCP, TLS and the websocket's handshake
	silence     time.Duration // until hello
	write       time.Duration // for one message to the gateway
	goodbye     time.Duration // for the gateway to answer a close
	identifyGap time.Duration // Discord: one identify in 5 s
	voidWait    time.Duration // after op 9, plus as much as four times at random
	backoff     time.Duration // doubles, with full jitter
	backoffMax  time.Duration
	resumeMax   time.Duration // the longest backoff while there is a session to resume
	stable      time.Duration // a connection that lasts so long resets the backoff
	drain       time.Duration // for work in flight at the end
	deferAfter  time.Duration // an interaction that takes longer is deferred
	answer      time.Duration // after it Discord gives up an interaction without an answer
	typeAfter   time.Duration // a message whose answer takes longer shows that the bot types
	work        time.Duration // for one answer in all
}

func discordTiming() timing {
	return timing{
		open: 45 * time.Second, dial: 20 * time.Second, silence: 20 * time.Second,
		write: 10 * time.Second, goodbye: 3 * time.Second,
		identifyGap: 5 * time.Second, voidWait: time.Second,
		backoff: time.Second, backoffMax: time.Minute, resumeMax: 4 * time.Second, stable: time.Minute,
		drain: 10 * time.Second, deferAfter: 1500 * time.Millisecond, answer: 3 * time.Second, typeAfter: 500 * time.Millisecond, work: 30 * time.Second,
	}
}
