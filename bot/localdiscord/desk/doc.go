// Package desk is a page on a local Discord: the playground. It serves the
// page's files and the small interface by which the page does what a user's
// client does: read, write, run commands, press buttons, and look at what the bot
// sent. The page never talks to the bot and the bot never sees the page.
//
// It promises that only people of this machine get in (see Access), that no member
// sees an ephemeral message of another (the log of REST calls shows what the bot
// said, to whomever), that everything it keeps is bounded, and that a page that can't keep up is disconnected, not waited for.
//
// # Conventions
//
// Everything is JSON in UTF-8. Ids are Discord's snowflakes as strings; of two
// ids the greater number is the newer thing (compare by length, then by text).
// Times are RFC 3339 in UTC. Durations end in _ms and are numbers with fractions.
// What Discord has a JSON form for (messages, embeds, components, commands) is in
// Discord's form, with the desk's additions in a member called "desk". Fields may
// be added; unknown types of events and unknown fields are to be ignored. A list
// is never null.
//
// Every call says as whom it acts: "as" is the id of a human member. The server
// keeps no notion of a current member: to switch, the page opens its feed again
// with another "as". Two tabs can be two members.
//
// # Files
//
//	GET /                     page/index.html
//	GET /NAME                 page/NAME (page/app.js as /app.js, folders too)
//	GET /attachments/C/A/NAME a file of a message; attachments and embeds of
//	                          messages have their addresses rewritten to this
//
// The answer's Content-Security-Policy is "default-src 'self'; img-src 'self'
// data:; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action
// 'none'; frame-ancestors 'none'": no inline script, no inline style element and
// no style attribute in HTML (element.style.x = … from script is allowed),
// nothing from elsewhere. Pictures with an address elsewhere can't be shown: the
// page shows their address as a link.
//
// # Errors
//
// A refused call has a status of 400 or more and
//
//	{"error": {"code": 0, "message": "a message of 2001 characters, at most 2000 can be sent"}}
//
// where code is Discord's JSON error code, or 0. Statuses: 400 something in the
// call is wrong or Discord's client wouldn't do it, 401 no access key, 403 wrong
// Host or Origin, or not allowed to this member, 404 no such thing, 405, 413 a
// body over 64 KiB, 415 not application/json, 429 too many calls under way, 503
// closing, 504 the bot did not respond in time (autocomplete).
//
// # Reading
//
//	GET /api/snapshot?as=ID                              as the feed's first event
//	GET /api/messages?as=ID&channel_id=ID&before=ID&limit=50   (limit 1 to 100)
//	    → {"messages": [MESSAGE…oldest first], "more": true}
//	GET /api/inside?as=ID&channel_id=ID&message_id=ID    look inside, see Inside
//	GET /api/inside?as=ID&interaction_id=ID              the same for an interaction
//	GET /api/calls?limit=100                             latest REST calls of the bot
//	    → {"calls": [CALL…newest first, without request and response]}
//	GET /api/calls/17                                    one of them → CALL
//
// "as" may be left out of a snapshot: then it is the first human member's.
//
// # Feed
//
// A WebSocket at /api/feed?as=ID. The server sends text frames
//
//	{"n": 4, "type": "message.create", "data": {…}}
//
// with n counting from 1 on each connection. The first is the snapshot; after it
// come the changes since. The page sends nothing; a frame from it closes the feed
// (1008). The server pings every 20 s. A page that is too slow is closed with
// 1013, a server that ends closes with 1001; in every case the page connects again
// (after 0.5 s, doubling up to 5 s) and begins with the new snapshot. The first
// changes after a snapshot may be in it already: a message.create of a message that
// is there replaces it, a message.delete of one that isn't means nothing.
//
// ## snapshot
//
//	{"version": 1, "now": "2024-01-11T12:00:00.000Z",
//	 "as": "1002", "prefix": "!", "application": {"id": "1001", "name": "nutgraf", "mention": "<@1001>"},
//	 "guild": {"id": "1004", "name": "Newsroom"},
//	 "channels": [
//	   {"id": "1005", "kind": "text", "name": "general", "topic": ""},
//	   {"id": "1006", "kind": "text", "name": "news", "topic": ""},
//	   {"id": "1007", "kind": "dm", "name": "nutgraf", "with": "1001"}],
//	 "members": [
//	   {"id": "1002", "username": "alice", "bot": false, "status": "online", "locale": "en-US"},
//	   {"id": "1003", "username": "bob", "bot": false, "status": "online"},
//	   {"id": "1001", "username": "nutgraf", "bot": true, "status": "offline"}],
//	 "commands": [COMMAND…],
//	 "messages": {"1005": [MESSAGE…oldest first, at most 100], "1006": [], "1007": []},
//	 "more": {"1005": false, "1006": false, "1007": false},
//	 "interactions": [INTERACTION…those of this member that wait or failed],
//	 "refusals": [REFUSAL…the latest, at most 100, oldest first],
//	 "gateway": GATEWAY, "notes": [NOTE…],
//	 "limits": {"content": 2000, "answer_within_ms": 3000}}
//
// ## message.create, message.update
//
// MESSAGE, whole both times. It is Discord's message object:
//
//	{"id": "1020", "channel_id": "1005", "type": 19, "author": {"id": "1001", "username": "nutgraf", "bot": true, …},
//	 "content": "**Liu** …", "timestamp": "…", "edited_timestamp": null, "tts": false, "mention_everyone": false,
//	 "mentions": [{"id": "1002", "username": "alice", …}], "mention_roles": [], "pinned": false, "flags": 64,
//	 "attachments": [{"id": "1", "filename": "map.png", "description": "…", "content_type": "image/png", "size": 100, "url": "/attachments/…"}],
//	 "embeds": [{"title": "", "description": "", "url": "", "color": 5793266, "timestamp": "…",
//	             "author": {"name": "", "url": "", "icon_url": ""}, "footer": {"text": "", "icon_url": ""},
//	             "image": {"url": ""}, "thumbnail": {"url": ""}, "fields": [{"name": "", "value": "", "inline": true}]}],
//	 "components": [{"type": 1, "components": [{"type": 2, "style": 1, "label": "More", "custom_id": "more", "disabled": false, "emoji": {"name": "📰"}},
//	                                            {"type": 2, "style": 5, "label": "Source", "url": "https://…"}]},
//	                {"type": 1, "components": [{"type": 3, "custom_id": "pick", "placeholder": "", "min_values": 1, "max_values": 1,
//	                                            "options": [{"label": "", "value": "", "description": "", "default": false}]}]}],
//	 "reactions": [{"emoji": {"name": "👍"}, "count": 2, "me": true}],
//	 "message_reference": {"message_id": "1019", "channel_id": "1005", "guild_id": "1004"},
//	 "referenced_message": {MESSAGE without desk} or absent,
//	 "interaction_metadata": {"id": "1018", "type": 2, "name": "who", "user": {"id": "1002", "username": "alice", …}},
//	 "desk": {"ephemeral": false, "loading": false, "yours": false, "pings_you": true,
//	          "cause": {"kind": "message", "id": "1019"}, "answered_after_ms": 3.7, "call": 17}}
//
// Fields that are empty may be absent. type is 0 (a message), 19 (a reply), 20
// (a slash command's answer), 23 (a context menu command's). flags has 64 when
// ephemeral ("Only you can see this"), 128 while a deferred answer is pending ("is
// thinking…"), 4 when embeds are suppressed, 32768 for components v2 (types 9 to
// 17). "me" of a reaction is about the member of the feed. In "desk": yours says
// whether this member may edit and delete it; cause is what the bot answers with
// it, kind "message" or "interaction", absent for messages of people and when the
// bot spoke unasked; answered_after_ms is the time from sending the event to the
// bot until this message stood; call is the REST call that made or last changed
// it.
//
// ## message.delete
//
//	{"id": "1020", "channel_id": "1005"}
//
// Also when an ephemeral message was dismissed, and when the oldest message of a
// full channel goes it is not announced: the page keeps at most 500 itself.
//
// ## typing
//
//	{"channel_id": "1005", "user_id": "1001", "until": "…"}
//
// It ends at until (10 s) or with the next message.create of that user there.
//
// ## presence
//
//	{"user_id": "1001", "status": "online"}    or "offline"
//
// ## member: a member as in the snapshot, when their client's language has changed
//
// ## interaction
//
// INTERACTION, each time its state changes, to the member who made it only:
//
//	{"id": "1018", "kind": "command", "name": "/who name Liu", "command": "who",
//	 "user_id": "1002", "channel_id": "1005", "message_id": "1019", "custom_id": "more",
//	 "state": "sent", "at": "…", "answered_after_ms": 0, "error": "", "form": null}
//
// kind is "command", "menu" (a message's context menu), "component" or "form".
// message_id is the message that a component or menu belongs to, custom_id the
// component. state goes from "sent" to one of "answered" (by a message, by a change
// of message_id, or by a promise of one that shows nothing), "deferred" (a
// placeholder message stands; the next state is "answered"), "form" (form is
// there, open it) and "failed" (error is "The application did not respond", after
// 3 s).
//
//	"form": {"custom_id": "ask", "title": "Ask", "components": [
//	  {"type": 1, "components": [{"type": 4, "custom_id": "q", "style": 1, "label": "Question", "required": true,
//	                              "min_length": 1, "max_length": 100, "placeholder": "", "value": ""}]}
//	  or {"type": 18, "label": "Question", "description": "", "component": {"type": 4, …without label}}]}
//
// style 1 is one line, 2 a paragraph; required is true when absent.
//
// ## refusal
//
// REFUSAL: what Discord would refuse of the bot (or ignores: severity "warning"):
//
//	{"id": 3, "at": "…", "code": 50035, "text": "POST /api/v9/channels/1005/messages: HTTP 400: Invalid Form Body: …",
//	 "severity": "error", "call": 17, "channel_id": "1005", "message_id": "1019", "interaction_id": ""}
//
// To be shown beside the message message_id, or with the interaction, that caused
// it; with neither, in the gateway panel.
//
// ## gateway
//
// GATEWAY, whole, whenever something in it changed (at most 10 times a second):
//
//	{"online": true, "identifies": 1, "resumes": 0, "message_content": true, "heartbeat_interval_ms": 41250,
//	 "session": {"id": "4f…", "connected": true, "sequence": 12, "heard": 11, "heartbeats": 4, "last_heartbeat": "…" or null,
//	             "intents": 37377, "intent_names": ["guilds", "guild messages", "direct messages", "message content"]} or null,
//	 "faults": {"kind": "429", "left": 2, "delay_ms": 0, "status": 429, "retry_after_ms": 1000} or null,
//	 "calls": 31,
//	 "log": [{"at": "…", "kind": "identify", "text": "identified with intents 37377", "code": 0 or absent}…oldest first, at most 50]}
//
// ## call
//
// CALL without request and response, when a REST call of the bot has ended:
//
//	{"number": 17, "at": "…", "took_ms": 0.4, "method": "POST", "path": "/api/v9/channels/1005/messages", "query": "",
//	 "status": 200, "fault": false, "cause": {"kind": "message", "id": "1019"} or absent, "after_ms": 3.4}
//
// fault says that the controls below made the answer. after_ms is the time from
// the cause's event until the call began.
//
// ## commands
//
//	{"commands": [COMMAND…]}    when the bot has registered others
//
// COMMAND is Discord's command object and where it can be used:
//
//	{"id": "1010", "type": 1, "name": "who", "description": "Ask who somebody is",
//	 "options": [{"type": 3, "name": "name", "description": "…", "required": true, "autocomplete": true,
//	              "choices": [{"name": "…", "value": "…"}], "min_length": 1, "max_length": 100, "options": [subcommand options…]}],
//	 "desk": {"in_guild": true, "in_dm": true}}
//
// type 1 is a slash command, 3 a command of a message's context menu, 2 of a
// user's. Types of options: 1 subcommand, 2 group, 3 text, 4 whole number, 5
// yes/no, 6 user, 10 number. The picker for the prefix ("!") offers the slash
// commands too: the bot reads both from one list.
//
// ## note
//
// NOTE: what the program that started the playground has to say; a note replaces
// the earlier one of its topic:
//
//	{"topic": "table", "level": "error", "at": "…", "title": "article.yaml has 2 problems",
//	 "text": "The last good table (version 3, 101 facts) still answers.",
//	 "lines": [{"line": 12, "column": 5, "text": "unknown key anser: did you mean answer?"}]}
//
// level is "ok", "warning" or "error".
//
// # Acting
//
// Each is a POST with Content-Type application/json. Except where it says
// otherwise the answer is 200 and {}; what happens comes by the feed, to the one
// who acted as to everybody.
//
//	/api/send         {"as": "1002", "channel_id": "1005", "content": "<@1001> who is Liu?", "reply_to": "1019", "no_ping": false}
//	                  → {"message": MESSAGE}    reply_to and no_ping may be left out
//	/api/edit         {"as": "1002", "channel_id": "1005", "message_id": "1019", "content": "…"}
//	/api/delete       {"as": "1002", "channel_id": "1005", "message_id": "1019"}       own messages; in a DM and
//	                                                                                    channels only those
//	/api/dismiss      {"as": "1002", "channel_id": "1005", "message_id": "1020"}       an ephemeral message to this member
//	/api/react        {"as": "1002", "channel_id": "1005", "message_id": "1020", "emoji": "👍", "on": true}
//	/api/speak        {"as": "1002", "locale": "zh-TW"}    the language of the member's client, as Discord names it
//	/api/run          {"as": "1002", "channel_id": "1005", "command": "who", "options": [{"name": "name", "value": "Liu"}]}
//	                  → {"interaction": INTERACTION}    a subcommand is "command": "group sub"; values are always texts
//	/api/autocomplete {"as": "1002", "channel_id": "1005", "command": "who", "options": [{"name": "name", "value": "li"}]}
//	                  → {"choices": [{"name": "Liu Jianchao", "value": "liu"}], "took_ms": 2.1}    the last option is the
//	                  one being typed; at most 25 choices; 504 when the bot did not respond within 3 s
//	/api/menu         {"as": "1002", "channel_id": "1005", "message_id": "1020", "command": "Look it up"}
//	                  → {"interaction": INTERACTION}
//	/api/click        {"as": "1002", "channel_id": "1005", "message_id": "1020", "custom_id": "more"}
//	                  → {"interaction": INTERACTION}
//	/api/select       {"as": "1002", "channel_id": "1005", "message_id": "1020", "custom_id": "pick", "values": ["a"]}
//	                  → {"interaction": INTERACTION}
//	/api/submit       {"as": "1002", "interaction_id": "1018", "values": {"q": "who is Liu?"}}
//	                  → {"interaction": INTERACTION}    interaction_id is of the one whose form was opened
//
// Controls of Discord itself; none has "as":
//
//	/api/gateway/drop        {}                       cut the connection; the session can be resumed
//	/api/gateway/reconnect   {}                       ask the bot to reconnect (op 7)
//	/api/gateway/invalidate  {"resumable": false}     tell the bot that its session is over (op 9)
//	/api/gateway/content     {"allowed": false}       take away the message-content intent (the connection closes with
//	                                                  4014: the bot comes back without it) or give it back (the
//	                                                  playground restarts the bot, which asks for it again)
//	/api/faults              {"kind": "429", "count": 3, "delay_ms": 0, "retry_after_ms": 1000}
//
// A fault meets the next count (1 to 1000) REST calls of the bot: kind "delay"
// (delay_ms, at most 60,000, then the call is handled), "429" (retry_after_ms, at
// most 60,000), "500", "502", "503" (the call isn't handled); "none" ends it.
// delay_ms is waited with every kind. A fault replaces the one before.
//
// # Inside
//
//	{"message": {MESSAGE as Discord has it, no "desk"},          absent for an interaction
//	 "cause": {"kind": "message", "id": "1019", "text": "!who Liu", "at": "…"} or absent,
//	 "event": {"type": "MESSAGE_CREATE", "sequence": 12, "sent_at": "…", "data": {…as the bot got it…}} or absent,
//	 "answered_after_ms": 3.7,
//	 "call": CALL with request and response, or absent,           the one that made or last changed the message
//	 "calls": [CALL with request and response…]}                  everything that the bot called because of the cause
//
// For a message of a person cause and event are about itself and calls is what
// the bot did because of it. In a CALL
//
//	"request":  {"content_type": "application/json", "json": {…}} or {"content_type": "multipart/form-data; …", "text": "…"}
//	"response": the same
//
// text is there instead of json when the body isn't JSON, cut at 16,000
// characters; of an empty body both are absent. Tokens and the Authorization
// header are never shown.
//
// # Access
//
// On a loopback address every request must have a Host of localhost, 127.0.0.1 or
// [::1] with the server's port; on another address (which the caller has to allow)
// it must carry an access key: /?key=KEY sets a cookie and leads to /. Everywhere
// an Origin, if there is one, must be that of the Host, a feed must have one, and
// what Sec-Fetch-Site calls cross-site is refused.
package desk
