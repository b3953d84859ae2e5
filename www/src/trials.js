// @ts-check
// Things to try, each with one click: what it is asked with, and which model it suits.

import { samplePdf, samplePicture } from "./sample-files.js";

/** @typedef {import("./models.js").Model} Model */

/**
 * @typedef {object} Trial
 * @property {"tool" | "card" | "attach" | "image"} icon
 * @property {string} name
 * @property {string} text
 * @property {string} prompt
 * @property {import("./answering.js").Mode} mode
 * @property {() => Promise<File[]>} [files]
 * @property {string} scenario of the stand-in
 * @property {(model: Model) => boolean | undefined} suits
 */

/** @type {Trial[]} */
export const trials = [
  {
    icon: "tool",
    name: "Run tools",
    text: "A clock, dice and sums run in this tab. It asks before it changes the page’s colour.",
    prompt: "What time is it in Lisbon? Then roll 2d6, work out (17 + 25) × 3, and last make this page violet.",
    mode: "tools",
    scenario: "standin/loop-tour-anthropic",
    suits: (model) => model.supported_parameters?.includes("tools"),
  },
  {
    icon: "card",
    name: "Fill in a card",
    text: "A recipe after a JSON Schema: each field is there as soon as it is written.",
    prompt: "A lemon tart with a salty crust",
    mode: "recipe",
    scenario: "standin/recipe",
    suits: (model) => model.supported_parameters?.includes("structured_outputs"),
  },
  {
    icon: "attach",
    name: "Attach a picture and a PDF",
    text: "Two small files made in this tab. Drop, paste or choose your own.",
    prompt: "What is in these two files?",
    mode: "text",
    files: async () => [await samplePicture(), samplePdf()],
    scenario: "standin/attachments",
    suits: (model) => model.architecture?.input_modalities?.includes("image"),
  },
  {
    icon: "image",
    name: "Get a picture",
    text: "The answer is an image, which arrives in the same stream as the words.",
    prompt: "Paint the sun going down over a quiet sea.",
    mode: "text",
    scenario: "standin/picture",
    suits: (model) => model.architecture?.output_modalities?.includes("image"),
  },
];

/**
 * The model to try it with: the stand-in's own, the chosen one if that will do, or else the first that will.
 *
 * @param {Trial} trial
 * @param {Model[]} models
 * @param {string} chosen
 */
export function modelFor({ scenario, suits }, models, chosen) {
  const suiting = [models.find(({ id }) => id === scenario), models.find((model) => model.id === chosen && suits(model)), models.find(suits)];
  return suiting.find(Boolean)?.id ?? chosen;
}
