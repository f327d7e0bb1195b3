package localdiscord

import (
	"errors"
	"fmt"
	"net/http"
)

// ErrNoResponse is what a person sees as "The application did not respond".
var ErrNoResponse = errors.New("the application did not respond")

// apiError is an answer of the REST API that isn't a success.
type apiError struct {
	status  int
	Code    int            `json:"code"`
	Message string         `json:"message"`
	Errors  map[string]any `json:"errors,omitempty"`
}

// Error describes the error in one line.
func (e *apiError) Error() string {
	if len(e.Errors) == 0 {
		return fmt.Sprintf("HTTP %d: %s", e.status, e.Message)
	}
	return fmt.Sprintf("HTTP %d: %s: %s", e.status, e.Message, encode(e.Errors))
}

// code is what stands for the error in a Problem.
func (e *apiError) code() int {
	if e.Code != 0 {
		return e.Code
	}
	return e.status
}

// Discord's errors, by the names of its documentation.
var (
	errUnauthorized       = &apiError{status: http.StatusUnauthorized, Message: "401: Unauthorized"}
	errNotFound           = &apiError{status: http.StatusNotFound, Message: "404: Not Found"}
	errMethod             = &apiError{status: http.StatusMethodNotAllowed, Message: "405: Method Not Allowed"}
	errUnknownApplication = &apiError{status: http.StatusNotFound, Code: 10002, Message: "Unknown Application"}
	errUnknownChannel     = &apiError{status: http.StatusNotFound, Code: 10003, Message: "Unknown Channel"}
	errUnknownGuild       = &apiError{status: http.StatusNotFound, Code: 10004, Message: "Unknown Guild"}
	errUnknownMember      = &apiError{status: http.StatusNotFound, Code: 10007, Message: "Unknown Member"}
	errUnknownMessage     = &apiError{status: http.StatusNotFound, Code: 10008, Message: "Unknown Message"}
	errUnknownUser        = &apiError{status: http.StatusNotFound, Code: 10013, Message: "Unknown User"}
	errUnknownEmoji       = &apiError{status: http.StatusBadRequest, Code: 10014, Message: "Unknown Emoji"}
	errUnknownWebhook     = &apiError{status: http.StatusNotFound, Code: 10015, Message: "Unknown Webhook"}
	errUnknownInteraction = &apiError{status: http.StatusNotFound, Code: 10062, Message: "Unknown interaction"}
	errUnknownCommand     = &apiError{status: http.StatusNotFound, Code: 10063, Message: "Unknown application command"}
	errTooLarge           = &apiError{status: http.StatusRequestEntityTooLarge, Code: 40005, Message: "Request entity too large"}
	errFollowUps          = &apiError{status: http.StatusBadRequest, Code: 40094, Message: "This interaction has reached the maximum number of follow up messages."}
	errAcknowledged       = &apiError{status: http.StatusBadRequest, Code: 40060, Message: "Interaction has already been acknowledged."}
	errMissingAccess      = &apiError{status: http.StatusForbidden, Code: 50001, Message: "Missing Access"}
	errDMChannel          = &apiError{status: http.StatusForbidden, Code: 50003, Message: "Cannot execute action on a DM channel"}
	errNotTheAuthor       = &apiError{status: http.StatusForbidden, Code: 50005, Message: "Cannot edit a message authored by another user"}
	errEmptyMessage       = &apiError{status: http.StatusBadRequest, Code: 50006, Message: "Cannot send an empty message"}
	errCannotSend         = &apiError{status: http.StatusForbidden, Code: 50007, Message: "Cannot send messages to this user"}
	errMissingPermissions = &apiError{status: http.StatusForbidden, Code: 50013, Message: "Missing Permissions"}
	errWebhookToken       = &apiError{status: http.StatusUnauthorized, Code: 50027, Message: "Invalid Webhook Token"}
	errVersion            = &apiError{status: http.StatusBadRequest, Code: 50041, Message: "Invalid API version provided"}
	errJSON               = &apiError{status: http.StatusBadRequest, Code: 50109, Message: "The request body contains invalid JSON."}
	errNoHistory          = &apiError{status: http.StatusBadRequest, Code: 160002, Message: "Cannot reply without permission to read message history"}
)

// ErrorCode returns Discord's code of an error, 0 if it has none.
func ErrorCode(err error) int {
	var refused *apiError
	if errors.As(err, &refused) {
		return refused.code()
	}
	return 0
}
