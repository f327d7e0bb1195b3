package localdiscord

import "errors"

// ErrNoResponse is what a person sees as "The application did not respond".
var ErrNoResponse = errors.New("the application did not respond")
