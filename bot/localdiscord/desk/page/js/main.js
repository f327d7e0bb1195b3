// The playground's page: what a user's Discord client is, for one bot.

import { Actions } from "./actions.js";
import { Composer } from "./compose/composer.js";
import { byId } from "./lib/dom.js";
import { Feed } from "./lib/feed.js";
import { post } from "./lib/api.js";
import { Store } from "./lib/store.js";
import { tick } from "./markdown/stamp.js";
import { MessageList } from "./message/list.js";
import { oneLine } from "./message/row.js";
import { say, sayMessage } from "./panel/announce.js";
import { openForm } from "./panel/dialog.js";
import { Drawer } from "./panel/drawer.js";
import { frame } from "./panel/frame.js";
import { GatewayPanel } from "./panel/gateway.js";
import { watchMenus } from "./panel/menu.js";
import { Sides } from "./panel/sidebar.js";
import { Notes } from "./panel/table.js";
import { toast } from "./panel/toast.js";

const store = new Store();
const feed = new Feed((type, data) => store.receive(type, data), (connected) => store.setConnected(connected));
const drawer = new Drawer();
const act = new Actions(store, drawer);
const list = new MessageList(store, act);
const composer = new Composer(store, act, list);
Object.assign(act, { list, composer });
const closeSides = frame(store, (text) => composer.put(text), () => drawer.close());
new GatewayPanel(store, drawer);
new Notes(store, drawer);
new Sides(store, {
  selectChannel(id) {
    store.select(id);
    closeSides();
    composer.focus();
  },
  become(id) {
    closeSides();
    if (id !== store.as) feed.open(id);
  },
  speak(locale) { act.try("Changing the language", "speak", { as: store.as, locale }); },
});

// Menus of messages, by pointer; by keyboard see Actions.key.
byId("messages").addEventListener("contextmenu", (event) => {
  const row = event.target.closest("li.message");
  const message = row && store.message(store.current, row.dataset.id);
  if (!message || event.target.closest("a, textarea, input") || !getSelection().isCollapsed) return;
  event.preventDefault();
  act.menu(message, row, { x: event.clientX, y: event.clientY });
});

// Spoilers open by pointer, Enter and space.
function unveil(event) {
  const spoiler = event.target.closest?.(".spoiler:not(.shown)");
  if (!spoiler || event.type === "keydown" && event.key !== "Enter" && event.key !== " ") return;
  event.preventDefault();
  spoiler.classList.add("shown");
  spoiler.setAttribute("aria-expanded", "true");
  spoiler.removeAttribute("role");
  spoiler.removeAttribute("aria-label");
}
document.addEventListener("click", unveil, true);
document.addEventListener("keydown", unveil, true);

store.on("arrived", (message) => {
  if (message.author.id === store.as) return;
  const channel = store.channel(message.channel_id);
  const where = message.channel_id === store.current ? "" : ` in ${channel?.name ?? "another channel"}`;
  sayMessage(`${message.author.username}${where}: ${oneLine(message, store.env(message))}`);
});

// A form opens once, even if a snapshot brings its interaction again.
const opened = new Set();
store.on("interaction", (interaction) => {
  if (interaction.state === "failed" && interaction.channel_id === store.current) say(`${interaction.name}: ${interaction.error}`);
  if (interaction.state !== "form" || !interaction.form || opened.has(interaction.id)) return;
  opened.add(interaction.id);
  openForm(interaction.form, (values) => post("submit", { as: store.as, interaction_id: interaction.id, values }));
});

let me = "";
store.on("snapshot", () => {
  if (me && me !== store.as) toast({ level: "ok", title: `You are ${store.me.username} now` });
  if (!me) composer.focus();
  me = store.as;
  document.documentElement.dataset.ready = me;
  performance.mark("ready");
});

watchMenus();
tick();
feed.open();
