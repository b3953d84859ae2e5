// The models at hand.
import { OpenRouter, contextLeft, estimateCost, supports } from "openrouter-wasm";
import type { ChatCompletion, Feature, Model, ModelList, ModelQuery } from "openrouter-wasm";

declare const openrouter: OpenRouter;
declare const completion: ChatCompletion;

export async function cheapest(signal: AbortSignal): Promise<Model | undefined> {
  const query: ModelQuery = { supported_parameters: ["tools", "brand_new"], category: "programming", limit: 10, zdr: true };
  const list: ModelList = await openrouter.models.list({ query, signal, timeout: { headers: 1_000 } });
  const { data } = await openrouter.models.list();
  const features: Feature[] = ["tools", "image_input", "brand_new"];
  const able = [...list.data, ...data].filter((model) => features.every((feature) => supports(model, feature)));
  const price = (model: Model): number => estimateCost(model, { prompt_tokens: 1_000, completion_tokens: 100 }) ?? Infinity;
  return able.sort((a, b) => price(a) - price(b))[0];
}

export function remains(model: Model): [number | undefined, number | undefined] {
  const { usage } = completion;
  const cost = usage && estimateCost(model, usage, { at: new Date() });
  return [cost, usage ? contextLeft(model, usage) : contextLeft(model, 1_000)];
}

// @ts-expect-error
await openrouter.models.list({ query: { limit: { most: 5 } } });
// @ts-expect-error
await openrouter.models.list({ limit: 5 });
// @ts-expect-error
supports(openrouter, "tools");
// A router has no price of its own.
// @ts-expect-error
export const cost: number = estimateCost({} as Model, { prompt_tokens: 1 });
