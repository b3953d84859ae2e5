// Wrong names and wrong types: each of these has to be a compile error.
import type { ChatChunk, ChatCompletion, ChatMessage, ChatRequest, ContentPart, Plugin, Tool } from "openrouter-wasm";

declare const chunk: ChatChunk;
declare const completion: ChatCompletion;

// Misspelt names.
// @ts-expect-error
export const misspelt: ChatRequest = { messages: [], modle: "openai/gpt-5" };
// @ts-expect-error
export const camelCase: ChatRequest = { messages: [], maxTokens: 100 };
// @ts-expect-error
export const inProvider: ChatRequest = { messages: [], provider: { allow_fallback: true } };
// @ts-expect-error
export const inReasoning: ChatRequest = { messages: [], reasoning: { efort: "high" } };
// @ts-expect-error
export const inMessage: ChatMessage = { role: "user", content: "Hello", nmae: "Ada" };
// @ts-expect-error
export const inPart: ContentPart = { type: "text", text: "Hello", cache: true };
// @ts-expect-error
export const inImage: ContentPart = { type: "image_url", image_url: { url: "https://example.com", details: "low" } };
// @ts-expect-error
export const inFunction: Tool = { type: "function", function: { name: "pet", params: {} } };
// @ts-expect-error
export const inServerTool: Tool = { type: "openrouter:web_search", parameters: { maxResults: 5 } };
// @ts-expect-error
export const inPlugin: Plugin = { id: "web", max_result: 5 };
// @ts-expect-error
export const inEmptyPlugin: Plugin = { id: "moderation", strictness: 1 };
// @ts-expect-error
export const inFormat: ChatRequest = { messages: [], response_format: { type: "json_object", schema: {} } };
// @ts-expect-error
export const inStop: ChatRequest = { messages: [], stop_server_tools_when: [{ type: "max_cost", dollars: 1 }] };

// Fields of another kind of the same union.
// @ts-expect-error
export const toolCallIdOfUser: ChatMessage = { role: "user", content: "Hello", tool_call_id: "call_1" };
// @ts-expect-error
export const toolCallsOfSystem: ChatMessage = { role: "system", content: "Hello", tool_calls: [] };
// @ts-expect-error
export const pinModelOfBeta: Plugin = { id: "auto-beta-router", pin_model: true };

// What is required.
// @ts-expect-error
export const noMessages: ChatRequest = { model: "openai/gpt-5" };
// @ts-expect-error
export const noContent: ChatMessage = { role: "user" };
// @ts-expect-error
export const noToolCallId: ChatMessage = { role: "tool", content: "42" };
// @ts-expect-error
export const noRole: ChatMessage = { content: "Hello" };
// @ts-expect-error
export const noFunctionName: Tool = { type: "function", function: {} };
// @ts-expect-error
export const noRules: Plugin = { id: "alignment" };
// @ts-expect-error
export const noVoice: ChatRequest = { messages: [], audio: { format: "wav" } };

// Wrong types.
// @ts-expect-error
export const textAsNumber: ChatRequest = { messages: [], temperature: "0.7" };
// @ts-expect-error
export const numberAsText: ChatRequest = { messages: [], model: 5 };
// @ts-expect-error
export const messagesAsText: ChatRequest = { messages: "Hello" };
// @ts-expect-error
export const nullWithoutNull: ChatRequest = { messages: [], models: null };
// @ts-expect-error
export const effortAsNumber: ChatRequest = { messages: [], reasoning: { effort: 3 } };
// @ts-expect-error
export const metadataAsNumber: ChatRequest = { messages: [], metadata: { count: 1 } };
// @ts-expect-error
export const biasAsText: ChatRequest = { messages: [], logit_bias: { "1": "2" } };
// @ts-expect-error
export const unknownRole: ChatMessage = { role: "critic", content: "Bad" };
// @ts-expect-error
export const unknownPart: ContentPart = { type: "hologram", url: "https://example.com" };
// @ts-expect-error
export const unknownPlugin: Plugin = { id: "teleporter" };
// @ts-expect-error
export const unknownTtl: ChatRequest = { messages: [], cache_control: { type: "eternal" } };
// @ts-expect-error
export const imageForSystem: ChatMessage = { role: "system", content: [{ type: "image_url", image_url: { url: "a" } }] };

// Reading what is not there, or may not be.
// @ts-expect-error
export const wholeFromPiece = chunk.choices[0]!.message;
// @ts-expect-error
export const pieceFromWhole = completion.choices[0]!.delta;
// @ts-expect-error
export const camelCaseReason = chunk.choices[0]!.finishReason;
// @ts-expect-error
export const nullAsText: string = chunk.choices[0]!.delta.content;
// @ts-expect-error
export const maybeUsage: number = chunk.usage.total_tokens;
// @ts-expect-error
export const maybeCost: number = completion.usage!.cost;
// @ts-expect-error
export const notAChunk: ChatChunk = completion;
