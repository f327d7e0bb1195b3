package handlers

// Notice is a short word to one member about what they did, by its id in the
// catalogues.
type Notice string

// The notices.
const (
	NoticeExpired  Notice = "notice.expired"  // a button of an earlier version or table
	NoticeNotYours Notice = "notice.notyours" // a button that is bound to somebody else
	NoticeTwice    Notice = "notice.twice"    // a button that was pressed already
	NoticeGone     Notice = "notice.gone"     // the message is deleted already
	NoticeCommand  Notice = "notice.command"  // a command of an earlier version
	NoticeSlower   Notice = "notice.slower"   // too many questions in a minute
	NoticeFailed   Notice = "notice.failed"   // an error; a number for the log follows
	NoticeAnswered Notice = "notice.answered" // the same was answered a moment ago; a link follows
)

// Notice returns a notice in the language of whoever makes the request.
func (h *House) Notice(n Notice, r Request) string { return h.Words(r).Say(string(n)) }

// expiredFor is the error for a button whose fact or page is gone.
func (h *House) expiredFor(r Request) error { return UserError{h.Notice(NoticeExpired, r)} }
