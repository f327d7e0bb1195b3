// Package handlers holds the bot's commands. A handler takes a Request and
// returns a Reply, both plain values: it knows no chat service and sends
// nothing. One list of commands drives registration, dispatch, help, the prefix
// parser and the buttons; every surface goes through it and gets the same words.
//
// # A command with buttons
//
// A command is one entry of the list in commands.go and one small file:
//
//	{Name: "people", Description: "Who is who", Examples: []string{"people"},
//		run: people, press: turnPeople},
//
// run answers the command, press answers the buttons whose Action has the
// command's name. Here they are the same list at another page:
//
//	func people(_ context.Context, h *House, r Request) (Reply, error) {
//		return peoplePage(h, 0), nil
//	}
//
//	func turnPeople(_ context.Context, h *House, r Request) (Reply, error) {
//		page, err := strconv.Atoi(r.Action.Arg(0))
//		if err != nil || page < 0 || page >= pages {
//			return Reply{}, h.expiredFor(r)
//		}
//		reply := peoplePage(h, page)
//		reply.Effect = Update // in place of the message with the button
//		return reply, nil
//	}
//
//	func peoplePage(h *House, page int) Reply {
//		return Reply{
//			Outcome: "people", List: true, Body: lines,
//			Rows: [][]Button{{
//				{Label: "Back", Action: Action{Name: "people", Args: []string{"0"}}},
//				{Label: "More", Action: Action{Name: "people", Args: []string{"2"}}},
//			}},
//		}
//	}
//
// All state is in the action, so that a button pressed after a restart works. It
// goes over the wire as [ButtonID] writes it, in 100 characters. A press may
// come from anybody and with any arguments; with Action.Bound only whoever asked
// can press. An answer that is wrong for an argument is a UserError, which the
// presser alone sees.
//
// No text for members stands in the code. h.teller(r) says what the table holds,
// and by their ids the texts of the catalogues in internal/words, in the language
// of whoever asks:
//
//	t := h.teller(r)
//	t.Say("people.line", words.With{"Name": t.Name(e), "Role": t.Role(e)})
//
// Tests compare code and catalogues.
//
// A picture goes into Reply.Picture; the body says the same in words for the
// terminal and for whoever can't see it.
package handlers
