/** What a phone asks before it goes on: where to send a line, whether to open a link, what to do with a message. */

const OPENABLE = /^(https?|tg|mailto):/i;

/** "Send to a chat" buttons: `chats` ([{label, act}]) are those of this phone that the button allows. */
export function pickChat(layers, words, text, chats) {
  const choices = chats.map((chat, rank) => ({ ...chat, main: rank === 0 }));
  const body = words(chats.length ? "pickChatBody" : "noChat");
  layers.sheet({ title: words("pickChat"), body, quote: text, choices: choices.length ? choices : [{ label: words("ok"), main: true }] });
}

/** Link buttons: Telegram asks before it opens anything. */
export function openLink(layers, words, url) {
  const open = { label: words("open"), main: true, act: () => window.open(url, "_blank", "noopener,noreferrer") };
  const choices = [...(OPENABLE.test(url) ? [open] : []), { label: words("cancel") }];
  layers.sheet({ title: words("openLink"), body: words("openLinkBody"), quote: url, choices });
}

/** The menu of one message, near where it was pressed; `edit` is null for a message that cannot be edited. */
export function messageMenu(layers, words, screen, { x, y }, { edit, copy }) {
  const area = screen.getBoundingClientRect();
  const entries = [];
  if (edit) entries.push({ icon: "pencil", label: words("edit"), act: edit });
  if (copy) entries.push({ icon: "copy", label: words("copyText"), act: copy });
  if (entries.length === 0) return;
  const left = Math.max(8, Math.min(x - area.left, area.width - 196));
  const top = Math.min(y - area.top, area.height - 120);
  layers.menu({ label: words("actions"), entries, place: { left: `${left}px`, top: `${top}px` } });
}
