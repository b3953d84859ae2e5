// Conversations that go on: messages, and what the user shows.
import { audio, file, image, system, toMessage, user } from "openrouter-wasm";
import type { ChatCompletion, ChatMessage, ContentPart, MediaSource } from "openrouter-wasm";

declare const completion: ChatCompletion;
declare const source: MediaSource;
declare const blob: Blob;
declare const bytes: Uint8Array;
declare const buffer: ArrayBuffer;

export const sources: MediaSource[] = [blob, bytes, buffer, new URL("https://example.com/a.png"), "https://example.com"];

export const messages: ChatMessage[] = [
  system("Be brief."),
  system([{ type: "text", text: "Be brief.", cache_control: { type: "ephemeral" } }]),
  user("Hi"),
  user("Hi", { type: "image_url", image_url: { url: "https://example.com/a.png" } }),
  toMessage(completion),
  toMessage(completion, 1),
  { ...toMessage(completion), model: completion.model },
];

export async function show(files: Blob[]): Promise<ChatMessage[]> {
  const parts: ContentPart[] = [
    await image(source, { detail: "low", type: "image/png" }),
    await file(blob, { filename: "a.pdf", type: "application/pdf" }),
    await audio(bytes, { format: "wav" }),
  ];
  const { image_url } = await image(buffer);
  const known = await image("https://example.com/a.png");
  return [
    user(...parts),
    user("Text", ...parts, known),
    await user("Text", image(image_url.url), file(blob), parts[0] ?? "none"),
    await user("Text", ...files.map((each) => image(each))),
  ];
}

// A message that has to be waited for is none yet.
// @ts-expect-error
export const early: ChatMessage = user("What is this?", image(blob));
// @ts-expect-error
export const earlyPart: ContentPart = image(blob);
// @ts-expect-error
user("What is this?", blob);
// @ts-expect-error
await image(blob, { details: "low" });
// @ts-expect-error
await image(7);
// @ts-expect-error
toMessage(completion.choices[0]);
// @ts-expect-error
system("Be brief.", "Be kind.");
// @ts-expect-error
export const roles: "assistant" = user("Hi").role;
