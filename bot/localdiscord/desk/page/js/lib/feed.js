// The feed: a WebSocket that begins with a snapshot and is opened again whenever
// it ends.

const first = 500;
const longest = 5000;

/** A feed that hands every event to receive and says whether it is connected. */
export class Feed {
  #socket = null;
  #timer = 0;
  #wait = first;
  #as = "";

  constructor(receive, connected) {
    Object.assign(this, { receive, connected });
  }

  /** Opens the feed of a member (of the first one if there is no id). */
  open(as = "") {
    this.#as = as;
    this.#drop();
    const query = as ? `?as=${encodeURIComponent(as)}` : "";
    const scheme = location.protocol === "https:" ? "wss:" : "ws:";
    const socket = new WebSocket(`${scheme}//${location.host}/api/feed${query}`);
    this.#socket = socket;
    socket.addEventListener("message", (event) => {
      if (socket !== this.#socket) return;
      this.#wait = first;
      const { type, data } = JSON.parse(event.data);
      if (type === "snapshot") this.connected(true);
      this.receive(type, data);
    });
    socket.addEventListener("close", () => {
      if (socket !== this.#socket) return;
      this.connected(false);
      this.#timer = setTimeout(() => this.open(this.#as), this.#wait);
      this.#wait = Math.min(2 * this.#wait, longest);
    });
  }

  #drop() {
    clearTimeout(this.#timer);
    const old = this.#socket;
    this.#socket = null;
    old?.close();
  }
}
