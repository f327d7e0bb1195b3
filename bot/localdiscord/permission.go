package localdiscord

import "strconv"

// The permissions that the local Discord knows.
const (
	PermitReactions    = 1 << 6
	PermitView         = 1 << 10
	PermitSend         = 1 << 11
	PermitManage       = 1 << 13 // delete others' messages
	PermitEmbeds       = 1 << 14
	PermitFiles        = 1 << 15
	PermitHistory      = 1 << 16
	PermitEveryone     = 1 << 17
	PermitCommands     = 1 << 31
	PermitThreads      = 1 << 38 // send messages in threads
	memberPermissions  = PermitReactions | PermitView | PermitSend | PermitEmbeds | PermitFiles | PermitHistory | PermitEveryone | PermitCommands | PermitThreads
	privatePermissions = memberPermissions // of both sides of a direct conversation
)

// bits writes permissions as Discord's JSON does.
func bits(permissions int64) string { return strconv.FormatInt(permissions, 10) }

// SetBotPermissions replaces the bot's permissions in a guild's channel. At
// first it may do what members may.
func (c *Channel) SetBotPermissions(permissions int64) {
	c.srv.mu.Lock()
	defer c.srv.mu.Unlock()
	c.botMay = permissions
}

// permits returns an error unless the bot has the permission in the channel. The
// lock is held.
func (c *Channel) permits(permission int64) error {
	switch {
	case c.botMay&PermitView == 0:
		return errMissingAccess
	case c.botMay&permission != permission:
		return errMissingPermissions
	}
	return nil
}
