// Package handlers holds the bot's commands. A handler takes a Request and
// returns a Reply, both plain values: it knows no chat service and sends
// nothing. One list of commands drives registration, dispatch, help and the
// prefix parser; every surface goes through it and gets the same words.
package handlers
