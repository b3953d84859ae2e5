// @ts-check
// Puts the page together.

import { auth } from "openrouter-wasm";
import { Chat } from "./chat.js";
import { Composer } from "./composer.js";
import { ConversationView } from "./conversation-view.js";
import { enableCopying } from "./copy.js";
import { h, icon, iconButton } from "./dom.js";
import { takeFiles } from "./drop.js";
import { emptyState } from "./empty-state.js";
import { hints, modeSwitch } from "./mode-switch.js";
import { ModelPicker } from "./model-picker.js";
import { defaultModel, loadModels } from "./models.js";
import { followEnd } from "./scroll.js";
import { SettingsDialog } from "./settings-dialog.js";
import { Settings } from "./settings.js";
import { Status } from "./status.js";
import { onTheme, setTheme, theme } from "./theme.js";
import { modelFor } from "./trials.js";

// In the window in which the reader signed in, this hands the outcome over and closes it. Whatever fails is told where it
// was begun.
auth.completeSignIn().catch(() => {});

const settings = new Settings();
const settingsDialog = new SettingsDialog(settings);
const status = new Status();
const picker = new ModelPicker((id) => settings.set({ model: id }));
const conversation = new ConversationView({ onRetry: retry, onAdd: () => follow.pin() });
const composer = new Composer({
  canSend,
  onSend: (text, attachments) => void chat.ask(text, attachments),
  onStop: () => chat.stop(),
  status: status.element,
  modes: modeSwitch(settings),
});
const chat = new Chat({
  settings,
  view: conversation,
  findModel: (id) => picker.find(id),
  onPhase(phase, answer) {
    const { busy } = chat;
    status.show(phase, answer);
    composer.setBusy(busy);
    follow.setLive(busy);
  },
});

/** @type {import("./models.js").Model[]} */
let models = [];

/** Whether there is all that it takes; if not, the reader is asked for it. */
function canSend() {
  if (!settings.apiKey) settingsDialog.askForKey();
  else if (!settings.values.model) picker.open();
  else return true;
  return false;
}

/**
 * Sends something that the page proposes. What cannot be sent yet stays in the composer.
 * @param {string} prompt
 * @param {File[]} [files]
 */
function begin(prompt, files) {
  composer.fill(prompt, files);
  composer.submit();
  focusComposer();
}

/** On a touch screen this would bring up the keyboard, unasked. */
function focusComposer() {
  if (matchMedia("(pointer: fine)").matches) composer.focus();
}

function retry() {
  void chat.retry();
  focusComposer(); // the button that was pressed is gone
}

function newChat() {
  chat.clear();
  showEmpty();
  composer.focus();
}

function showEmpty() {
  if (!conversation.isEmpty) return;
  conversation.showEmpty(
    emptyState({
      models,
      needsKey: !settings.apiKey,
      onAll: () => picker.open(),
      onKey: () => settingsDialog.askForKey(),
      async onTrial(trial) {
        const files = await trial.files?.();
        settings.set({ mode: trial.mode, model: modelFor(trial, models, settings.values.model) });
        begin(trial.prompt, files);
      },
      onScenario(id, prompt) {
        settings.set({ mode: "text", model: id });
        begin(prompt);
      },
    }),
  );
}

/** @type {AbortController | undefined} */
let loading;

/** A link may name the model to start with: `?model=standin/echo`. */
let asked = new URLSearchParams(location.search).get("model");

async function refreshModels() {
  loading?.abort();
  const { signal } = (loading = new AbortController());
  models = [];
  picker.setNotice("Loading the models");
  showEmpty();
  try {
    models = await loadModels(settings.baseURL, signal);
    picker.setModels(models);
    const known = models.some((model) => model.id === settings.values.model);
    if (!known) settings.set({ model: asked || defaultModel(models) });
    asked = "";
    showEmpty();
  } catch (error) {
    if (signal.aborted) return;
    picker.setNotice(`The list of models did not load from ${settings.baseURL}. A model's id can be typed above. (${error instanceof Error ? error.message : error})`);
  }
}

function themeButton() {
  const next = /** @type {const} */ ({ auto: "light", light: "dark", dark: "auto" });
  const glyph = /** @type {const} */ ({ auto: "auto", light: "sun", dark: "moon" });
  const names = { auto: "as the system", light: "light", dark: "dark" };
  const button = iconButton("auto", "Theme", { class: "icon-button theme-button", dataset: { testid: "theme" }, onclick: () => setTheme(next[theme()]) });
  onTheme((current) => {
    button.replaceChildren(icon(glyph[current]));
    button.title = `Theme: ${names[current]}`;
    button.setAttribute("aria-label", button.title);
  });
  return button;
}

const jump = h("button", { type: "button", class: "jump", hidden: true, "aria-label": "Go to the end", title: "Go to the end" }, icon("down"));
const scroller = h("div", { class: "scroller" }, conversation.element);
const follow = followEnd(scroller, conversation.element, jump);

document.querySelector("#bar")?.append(
  h("h1", { class: "brand" }, icon("logo"), h("span", { class: "brand-name" }, "openrouter", h("span", { class: "brand-wasm" }, "-wasm"))),
  picker.button,
  h(
    "div",
    { class: "bar-tools" },
    themeButton(),
    iconButton("settings", "Settings", { "aria-haspopup": "dialog", dataset: { testid: "settings" }, onclick: () => settingsDialog.open() }),
    h("button", { type: "button", class: "icon-button new-chat", "aria-label": "New chat", title: "New chat", dataset: { testid: "new-chat" }, onclick: newChat }, icon("plus"), h("span", { class: "new-chat-label" }, "New chat")),
  ),
);
document.querySelector("#stage")?.append(scroller, h("div", { class: "dock" }, jump, composer.element));
document.body.append(picker.dialog, settingsDialog.dialog);

takeFiles((files) => {
  composer.attach(files);
  composer.focus();
});
enableCopying(document.body, (words) => status.announce(words));

settings.onChange((changed) => {
  if (changed.includes("endpoint")) void refreshModels();
  if (changed.includes("model")) picker.choose(settings.values.model);
  if (changed.includes("mode")) composer.setHint(hints[settings.values.mode]);
  if (changed.includes("key")) showEmpty();
});

document.addEventListener("keydown", (event) => {
  // In a dialog Escape closes that, and the answer goes on.
  if (event.key === "Escape" && chat.busy && !document.querySelector("dialog[open]")) chat.stop();
});

void refreshModels();
focusComposer();
