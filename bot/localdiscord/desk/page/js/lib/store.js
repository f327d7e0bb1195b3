// What the page knows: the last snapshot and every change since. Views listen for
// the events that they draw.

const mostMessages = 500;

/** Compares two snowflakes. */
export function byAge(a, b) {
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
}

const byId = (a, b) => byAge(a.id, b.id);

/**
 * The state. Its events: "snapshot", "messages" (detail: channel id), "arrived"
 * (a new message), "typing", "members", "commands", "interaction", "refusal",
 * "gateway", "call", "note", "current" and "connected".
 */
export class Store extends EventTarget {
  as = "";
  application = { id: "", name: "", mention: "" };
  prefix = "!";
  limits = { content: 2000, answer_within_ms: 3000 };
  channels = [];
  members = [];
  commands = [];
  gateway = null;
  connected = false;
  current = "";
  messages = new Map(); // channel id → messages, oldest first
  more = new Map(); // channel id → whether there are earlier ones
  interactions = new Map();
  dismissed = new Set(); // ids of interactions
  refusals = [];
  notes = new Map(); // topic → note
  typing = new Map(); // channel id → Map of user id → until
  unread = new Map(); // channel id → count
  calls = [];

  tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }

  on(types, listener) {
    for (const type of types.split(" ")) this.addEventListener(type, (event) => listener(event.detail));
  }

  setConnected(connected) {
    this.connected = connected;
    this.tell("connected");
  }

  /** Takes in one event of the feed; unknown ones are ignored. */
  receive(type, data) {
    this.#handlers[type]?.call(this, data);
  }

  #handlers = {
    snapshot: this.#snapshot,
    "message.create": this.#create,
    "message.update": this.#update,
    "message.delete": this.#delete,
    typing({ channel_id, user_id, until }) {
      if (!this.typing.has(channel_id)) this.typing.set(channel_id, new Map());
      this.typing.get(channel_id).set(user_id, Date.parse(until));
      this.tell("typing", channel_id);
    },
    presence({ user_id, status }) {
      this.members = this.members.map((m) => m.id === user_id ? { ...m, status } : m);
      this.tell("members");
    },
    member(data) {
      this.members = this.members.map((m) => m.id === data.id ? data : m);
      this.tell("members");
    },
    interaction(data) {
      this.interactions.set(data.id, data);
      this.tell("interaction", data);
      this.tell("messages", data.channel_id);
    },
    refusal(data) {
      this.refusals = [...this.refusals, data].slice(-100);
      this.tell("refusal", data);
      this.tell("messages", data.channel_id);
    },
    gateway(data) {
      this.gateway = data;
      this.tell("gateway");
    },
    call(data) {
      this.calls = [data, ...this.calls].slice(0, 100);
      this.tell("call", data);
    },
    commands(data) {
      this.commands = data.commands;
      this.tell("commands");
    },
    note(data) {
      this.notes.set(data.topic, data);
      this.tell("note", data);
    },
  };

  #snapshot(s) {
    const old = this.channel(this.current);
    const { as, application, prefix, limits, channels, members, commands, gateway } = s;
    Object.assign(this, { as, application, prefix, limits, channels, members, commands, gateway });
    this.messages = new Map(Object.entries(s.messages));
    this.more = new Map(Object.entries(s.more ?? {}));
    this.interactions = new Map(s.interactions.map((i) => [i.id, i]));
    this.refusals = s.refusals;
    this.notes = new Map(s.notes.map((n) => [n.topic, n]));
    this.typing.clear();
    const again = channels.find((c) => c.id === old?.id) ?? channels.find((c) => old?.kind === "dm" && c.kind === "dm");
    this.current = (again ?? channels[0])?.id ?? "";
    this.unread = new Map([...this.unread].filter(([id]) => id !== this.current));
    this.tell("snapshot");
  }

  #create(message) {
    const list = [...this.list(message.channel_id).filter((m) => m.id !== message.id), message];
    if (list.length > 1 && byId(list.at(-2), message) > 0) list.sort(byId);
    this.messages.set(message.channel_id, list.slice(-mostMessages));
    if (list.length > mostMessages) this.more.set(message.channel_id, true);
    this.typing.get(message.channel_id)?.delete(message.author.id);
    if (message.channel_id !== this.current) {
      this.unread.set(message.channel_id, (this.unread.get(message.channel_id) ?? 0) + 1);
    }
    this.tell("typing", message.channel_id);
    this.tell("messages", message.channel_id);
    this.tell("arrived", message);
  }

  #update(message) {
    const list = this.list(message.channel_id);
    const at = list.findIndex((m) => m.id === message.id);
    if (at < 0) return;
    this.messages.set(message.channel_id, list.with(at, message));
    this.tell("messages", message.channel_id);
    if (list[at].desk?.loading && !message.desk?.loading) this.tell("arrived", message);
  }

  #delete({ id, channel_id }) {
    this.messages.set(channel_id, this.list(channel_id).filter((m) => m.id !== id));
    this.tell("messages", channel_id);
  }

  /** Adds messages that are older than those of a channel. */
  addEarlier(channelId, messages, more) {
    const known = new Set(this.list(channelId).map((m) => m.id));
    this.messages.set(channelId, [...messages.filter((m) => !known.has(m.id)), ...this.list(channelId)]);
    this.more.set(channelId, more);
    this.tell("messages", channelId);
  }

  select(channelId) {
    this.current = channelId;
    this.unread.delete(channelId);
    this.tell("current");
  }

  dismiss(interactionId) {
    this.dismissed.add(interactionId);
    this.tell("messages", this.current);
  }

  list(channelId) { return this.messages.get(channelId) ?? []; }
  channel(id) { return this.channels.find((c) => c.id === id); }
  member(id) { return this.members.find((m) => m.id === id); }
  message(channelId, id) { return this.list(channelId).find((m) => m.id === id); }
  get me() { return this.member(this.as); }
  get bot() { return this.member(this.application.id); }

  /** The commands of a type (1 slash, 3 message menu) that a channel has. */
  commandsIn(channelId, type) {
    const dm = this.channel(channelId)?.kind === "dm";
    return this.commands.filter((c) => c.type === type && (dm ? c.desk?.in_dm : c.desk?.in_guild) !== false);
  }

  /** What markdown needs to know of a message. */
  env(message) {
    return {
      me: this.as,
      everyone: message?.mention_everyone ?? false,
      names: (id) => this.member(id)?.username ?? message?.mentions?.find((m) => m.id === id)?.username,
      channels: (id) => this.channel(id)?.name,
    };
  }

  /** Who is typing in a channel now, and until when the next of them is. */
  typers(channelId) {
    const now = Date.now();
    const writing = [...this.typing.get(channelId) ?? []].filter(([id, until]) => until > now && id !== this.as);
    return { names: writing.map(([id]) => this.member(id)?.username ?? "somebody"), until: Math.min(...writing.map(([, u]) => u)) };
  }
}
