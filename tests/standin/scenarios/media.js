// @ts-check
// Answers that are more than text, and the fields no specification mentions.
import { attachmentsAsText } from "../attachments.js";
import { anthropic, google, openai, openWeight, xai } from "../families.js";
import { chordBase64 } from "../samples/wav.js";
import { gradientDataUrl } from "../samples/png.js";
import { sunsetDataUrl } from "../samples/sunset.js";
import { lastUserText, say, words } from "../text.js";

const IMAGE = gradientDataUrl(64);

/** @type {import("../types.js").Scenario[]} */
export const mediaScenarios = [
  {
    id: "standin/image",
    name: "Image",
    description: "A 64×64 picture as a data URL, sent twice with the same index, as some providers do.",
    output: ["text", "image"],
    parameters: ["modalities", "image_config"],
    pricing: { prompt: "0.000001", completion: "0.000005", image: "0.001" },
    reply: () => ({
      family: google,
      parts: [
        ...say(words("Here is a small gradient.")),
        { delta: { images: [image(0)] } },
        { delta: { images: [image(0)] } },
      ],
    }),
  },
  {
    id: "standin/picture",
    name: "Picture",
    description: "A picture to look at: a sunset of 720×450, as a data URL.",
    output: ["text", "image"],
    parameters: ["modalities", "image_config"],
    pricing: { prompt: "0.000001", completion: "0.000005", image: "0.001" },
    reply: () => ({
      family: google,
      parts: [
        ...say(words("The sun goes down over a quiet sea.")),
        { delta: { images: [{ type: "image_url", image_url: { url: sunsetDataUrl() }, index: 0 }] } },
      ],
    }),
  },
  {
    id: "standin/attachments",
    name: "Attachments",
    description: "Says what came with the last user message: of each image, file and sound its media type and size.",
    input: ["text", "image", "file", "audio"],
    reply: (request) => ({ family: anthropic, parts: say(words(attachmentsAsText(request))) }),
  },
  {
    id: "standin/audio",
    name: "Audio",
    description: "A chord of fifteen seconds as one piece of about 1 MB on a single line, and its transcript.",
    output: ["text", "audio"],
    parameters: ["modalities", "audio"],
    reply: () => ({ family: openai, parts: spoken([chordBase64(15.5)]) }),
  },
  {
    id: "standin/audio-pieces",
    name: "Audio in pieces",
    description: "A chord of a second in many pieces.",
    output: ["text", "audio"],
    parameters: ["modalities", "audio"],
    reply: () => ({ family: openai, parts: spoken(chordBase64(1).match(/.{1,4096}/g) ?? []) }),
  },
  {
    id: "standin/citations",
    name: "Citations",
    description: "Text with the whole list of url_citation annotations in one delta; usage counts the searches.",
    reply: () => ({
      family: openai,
      parts: [...say(words(CITED)), { delta: { annotations: [citation(CITED), citation("", "content")] } }],
      usage: { server_tool_use_details: { web_search_requests: 1, tool_calls_requested: 1, tool_calls_executed: 1 } },
    }),
  },
  {
    id: "standin/file-annotation",
    name: "File annotation",
    description: "The parsed text of a file comes back as an annotation, to be sent along the next time.",
    input: ["text", "file"],
    reply: (request) => ({
      family: xai,
      parts: [
        ...say(words(`The file says hello. ${lastUserText(request)}`.trim())),
        { delta: { annotations: [FILE_ANNOTATION] } },
      ],
    }),
  },
  {
    id: "standin/debug-chunk",
    name: "Debug chunk",
    description: "The first chunk has `choices: []` and echoes the body sent upstream.",
    reply: (request) => ({
      family: openWeight,
      parts: [
        { chunk: { debug: { echo_upstream_body: { messages: request.messages ?? [], stream: true } } } },
        ...say(words("That is what was sent.")),
      ],
    }),
  },
];

const CITED = "The tide tables are published every year ([example.com](https://example.com/tides)).";

const FILE_ANNOTATION = {
  type: "file",
  file: {
    hash: "5b3a7a1c9d2e4f60",
    name: "hello.pdf",
    content: [
      { type: "text", text: "Hello from page one." },
      { type: "image_url", image_url: { url: IMAGE } },
    ],
  },
};

/** @param {number} index */
const image = (index) => ({ type: "image_url", image_url: { url: IMAGE }, index });

/** @param {string[]} pieces base64 */
function spoken(pieces) {
  const id = "audio_standin0001";
  return [
    ...words("This is how a fading chord sounds.").map((transcript) => ({ delta: { audio: { id, transcript } } })),
    ...pieces.map((data) => ({ delta: { audio: { id, data } } })),
    { delta: { audio: { id, expires_at: 1_900_000_000 } } },
  ];
}

/** @param {string} text @param {string} [content] */
function citation(text, content) {
  return {
    type: "url_citation",
    url_citation: {
      url: "https://example.com/tides",
      title: "Tide tables – example.com",
      start_index: Math.max(text.indexOf("("), 0),
      end_index: Math.max(text.lastIndexOf(")") + 1, 0),
      content,
    },
  };
}
