//! Tools a model can use: functions that the caller runs, and tools that OpenRouter runs.

use super::cache::CacheControl;
use super::number;
use super::open::{Nullable, OpenFields, UnknownFields, literal, open_enum, union};
use super::reasoning::ReasoningEffort;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use tsify::Tsify;

union! {
    /// A tool the model can use.
    ///
    /// A `function` is run by the caller. Everything else OpenRouter runs itself: the answer shows no tool call for
    /// it, only its results.
    #[tag = "type"]
    pub enum Tool {
        /// A function that the caller runs.
        Function(FunctionTool) = "function",
        /// Searches the web.
        WebSearch(WebSearchTool) = "openrouter:web_search",
        /// Reads a web page or PDF.
        WebFetch(WebFetchTool) = "openrouter:web_fetch",
        /// Tells the date and time.
        Datetime(DatetimeTool) = "openrouter:datetime",
        /// Makes images.
        ImageGeneration(ImageGenerationTool) = "openrouter:image_generation",
        /// Runs shell commands in a container.
        Bash(BashTool) = "openrouter:bash",
        /// Reads and writes the files of the workspace.
        Files(FilesTool) = "openrouter:files",
        /// Asks a stronger model for advice.
        Advisor(AdvisorTool) = "openrouter:advisor",
        /// Hands a task to a smaller model.
        Subagent(SubagentTool) = "openrouter:subagent",
        /// Asks a panel of models, and sums up what they say.
        Fusion(FusionTool) = "openrouter:fusion",
        /// Searches OpenRouter's models. Experimental.
        SearchModels(SearchModelsTool) = "openrouter:experimental__search_models",
        /// Searches the web, in OpenAI's notation.
        WebSearchShorthand(WebSearchShorthand) = "web_search",
        /// Searches the web, in OpenAI's notation.
        WebSearchPreview(WebSearchShorthand) = "web_search_preview",
        /// Searches the web, in OpenAI's notation.
        WebSearchPreview20250311(WebSearchShorthand) = "web_search_preview_2025_03_11",
        /// Searches the web, in OpenAI's notation.
        WebSearch20250826(WebSearchShorthand) = "web_search_2025_08_26",
    }
}

impl Tool {
    /// A function with a name, a description, and a JSON Schema of its arguments.
    pub fn function(name: impl Into<String>, description: impl Into<String>, parameters: Map<String, Value>) -> Self {
        Self::Function(FunctionTool {
            function: FunctionDefinition {
                name: name.into(),
                description: Some(description.into()),
                parameters: Some(parameters),
                ..Default::default()
            },
            ..Default::default()
        })
    }
}

open_enum! {
    /// The kind of a tool that OpenRouter runs.
    pub enum ServerToolType {
        /// Searches the web.
        WebSearch = "openrouter:web_search",
        /// Reads a web page or PDF.
        WebFetch = "openrouter:web_fetch",
        /// Tells the date and time.
        Datetime = "openrouter:datetime",
        /// Makes images.
        ImageGeneration = "openrouter:image_generation",
        /// Runs shell commands in a container.
        Bash = "openrouter:bash",
        /// Reads and writes the files of the workspace.
        Files = "openrouter:files",
        /// Asks a stronger model for advice.
        Advisor = "openrouter:advisor",
        /// Hands a task to a smaller model.
        Subagent = "openrouter:subagent",
        /// Asks a panel of models, and sums up what they say.
        Fusion = "openrouter:fusion",
        /// Searches OpenRouter's models.
        SearchModels = "openrouter:experimental__search_models",
        /// Searches the web, in OpenAI's notation.
        WebSearchShorthand = "web_search",
        /// Searches the web, in OpenAI's notation.
        WebSearchPreview = "web_search_preview",
        /// Searches the web, in OpenAI's notation.
        WebSearchPreview20250311 = "web_search_preview_2025_03_11",
        /// Searches the web, in OpenAI's notation.
        WebSearch20250826 = "web_search_2025_08_26",
    }
}

/// A function that the caller runs.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct FunctionTool {
    /// The function.
    pub function: FunctionDefinition,
    /// A cache breakpoint after this tool.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cache_control: Option<CacheControl>,
    /// Leave the tool out of the prompt until a search finds it; see `deferred_tools`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub defer_loading: Option<bool>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

/// A function: its name, purpose and arguments.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct FunctionDefinition {
    /// Letters, digits, `_` and `-`; at most 64 characters.
    pub name: String,
    /// What it does and when to call it, for the model to read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// A JSON Schema of the arguments.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[tsify(type = "Record<string, unknown>")]
    pub parameters: Option<Map<String, Value>>,
    /// Whether the arguments have to follow the schema exactly.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub strict: Nullable<bool>,
    /// Leave the tool out of the prompt until a search finds it; see `deferred_tools`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub defer_loading: Option<bool>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

/// Searches the web.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct WebSearchTool {
    /// Settings.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parameters: Option<WebSearchParameters>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

/// Settings of a web search.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct WebSearchParameters {
    /// Who searches. Default: `"auto"`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub engine: Option<WebSearchEngine>,
    /// Results for each search. Default: 5; Perplexity gives at most 20. Not for `"native"`.
    #[serde(default, deserialize_with = "number::optional", skip_serializing_if = "Option::is_none")]
    pub max_results: Option<u64>,
    /// Results for the whole request. Default: 50.
    #[serde(default, deserialize_with = "number::optional", skip_serializing_if = "Option::is_none")]
    pub max_total_results: Option<u64>,
    /// Searches for the whole request.
    #[serde(default, deserialize_with = "number::optional", skip_serializing_if = "Option::is_none")]
    pub max_uses: Option<u64>,
    /// Characters for each result (Exa, Parallel, Perplexity). Goes before `search_context_size`.
    #[serde(default, deserialize_with = "number::optional", skip_serializing_if = "Option::is_none")]
    pub max_characters: Option<u64>,
    /// How much text each result brings (Exa, Parallel, Perplexity).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub search_context_size: Option<SearchContextSize>,
    /// How thoroughly to search; which modes exist depends on the engine.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mode: Option<WebSearchMode>,
    /// The only domains to accept. Not together with `excluded_domains`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub allowed_domains: Option<Vec<String>>,
    /// Domains to leave out. Not together with `allowed_domains`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub excluded_domains: Option<Vec<String>>,
    /// Where the user is, roughly.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user_location: Nullable<UserLocation>,
    /// Settings of xAI's search in X.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[tsify(type = "unknown")]
    pub x_search: Option<Value>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

/// Searches the web, in OpenAI's notation. The settings stand in the tool itself, in `parameters`, or in both.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct WebSearchShorthand {
    /// Settings, as in `openrouter:web_search`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parameters: Option<WebSearchParameters>,
    /// Who searches. Default: `"auto"`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub engine: Option<WebSearchEngine>,
    /// Results for each search. Default: 5; Perplexity gives at most 20. Not for `"native"`.
    #[serde(default, deserialize_with = "number::optional", skip_serializing_if = "Option::is_none")]
    pub max_results: Option<u64>,
    /// Results for the whole request. Default: 50.
    #[serde(default, deserialize_with = "number::optional", skip_serializing_if = "Option::is_none")]
    pub max_total_results: Option<u64>,
    /// Searches for the whole request.
    #[serde(default, deserialize_with = "number::optional", skip_serializing_if = "Option::is_none")]
    pub max_uses: Option<u64>,
    /// Characters for each result (Exa, Parallel, Perplexity). Goes before `search_context_size`.
    #[serde(default, deserialize_with = "number::optional", skip_serializing_if = "Option::is_none")]
    pub max_characters: Option<u64>,
    /// How much text each result brings (Exa, Parallel, Perplexity).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub search_context_size: Option<SearchContextSize>,
    /// How thoroughly to search; which modes exist depends on the engine.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mode: Option<WebSearchMode>,
    /// The only domains to accept. Not together with `excluded_domains`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub allowed_domains: Option<Vec<String>>,
    /// Domains to leave out. Not together with `allowed_domains`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub excluded_domains: Option<Vec<String>>,
    /// Where the user is, roughly.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user_location: Nullable<UserLocation>,
    /// Settings of xAI's search in X.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[tsify(type = "unknown")]
    pub x_search: Option<Value>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

open_enum! {
    /// Who searches the web.
    pub enum WebSearchEngine {
        /// The provider if it can, else Exa.
        Auto = "auto",
        /// The provider.
        Native = "native",
        /// Exa.
        Exa = "exa",
        /// Parallel.
        Parallel = "parallel",
        /// Firecrawl, with a key of your own.
        Firecrawl = "firecrawl",
        /// Perplexity.
        Perplexity = "perplexity",
    }
}

open_enum! {
    /// How thoroughly to search the web.
    pub enum WebSearchMode {
        /// Exa.
        Instant = "instant",
        /// Exa, Parallel.
        Fast = "fast",
        /// Exa; its default.
        Auto = "auto",
        /// Exa.
        DeepLite = "deep-lite",
        /// Exa.
        Deep = "deep",
        /// Exa.
        DeepReasoning = "deep-reasoning",
        /// Parallel.
        Turbo = "turbo",
        /// Parallel; its default.
        Basic = "basic",
        /// Parallel.
        Advanced = "advanced",
    }
}

open_enum! {
    /// How much text each search result brings.
    pub enum SearchContextSize {
        /// Little; with Exa 5,000 characters.
        Low = "low",
        /// Some; with Exa 15,000 characters.
        Medium = "medium",
        /// Much; with Exa 30,000 characters.
        High = "high",
    }
}

literal! {
    /// How exact a user's location is.
    pub enum UserLocationType {
        /// Roughly.
        Approximate = "approximate",
    }
}

/// Where the user is, roughly.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct UserLocation {
    /// Always `"approximate"`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub r#type: Nullable<UserLocationType>,
    /// City.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub city: Nullable<String>,
    /// Country.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Nullable<String>,
    /// State or region.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Nullable<String>,
    /// IANA time zone, such as `"Europe/Berlin"`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub timezone: Nullable<String>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

/// Reads a web page or PDF.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct WebFetchTool {
    /// Settings.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parameters: Option<WebFetchParameters>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

/// Settings of reading web pages.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct WebFetchParameters {
    /// Who fetches. Default: `"auto"`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub engine: Option<WebFetchEngine>,
    /// Pages for the whole request.
    #[serde(default, deserialize_with = "number::optional", skip_serializing_if = "Option::is_none")]
    pub max_uses: Option<u64>,
    /// Tokens for each page, roughly; what is beyond is cut off.
    #[serde(default, deserialize_with = "number::optional", skip_serializing_if = "Option::is_none")]
    pub max_content_tokens: Option<u64>,
    /// The only domains to read from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub allowed_domains: Option<Vec<String>>,
    /// Domains never to read from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub blocked_domains: Option<Vec<String>>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

open_enum! {
    /// Who fetches web pages.
    pub enum WebFetchEngine {
        /// The provider if it can, else Exa.
        Auto = "auto",
        /// The provider.
        Native = "native",
        /// OpenRouter, by a plain HTTP request.
        Openrouter = "openrouter",
        /// Exa.
        Exa = "exa",
        /// Parallel.
        Parallel = "parallel",
        /// Firecrawl, with a key of your own.
        Firecrawl = "firecrawl",
    }
}

/// Tells the date and time.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct DatetimeTool {
    /// Settings.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parameters: Option<DatetimeParameters>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

/// Settings of the clock.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct DatetimeParameters {
    /// IANA time zone, such as `"Europe/Berlin"`. Default: UTC.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub timezone: Option<String>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

/// Makes images.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct ImageGenerationTool {
    /// Settings.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parameters: Option<ImageGenerationParameters>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

/// Settings of making images: `model`, and every key of a request's `image_config`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct ImageGenerationParameters {
    /// The model that makes them. Default: `"openai/gpt-5-image"`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub model: Option<String>,
    /// Every other field.
    #[serde(flatten)]
    pub extra: OpenFields,
}

/// Runs shell commands in a container.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct BashTool {
    /// Settings.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parameters: Option<BashParameters>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

/// Settings of the shell.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct BashParameters {
    /// Who runs the commands. Default: `"auto"`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub engine: Option<BashEngine>,
    /// The container.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub environment: Option<BashEnvironment>,
    /// How long the container stays after its last command, in seconds. Default: 900; at most 2,592,000.
    #[serde(default, deserialize_with = "number::optional", skip_serializing_if = "Option::is_none")]
    pub sleep_after_seconds: Option<u64>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

open_enum! {
    /// Who runs shell commands.
    pub enum BashEngine {
        /// The default; the same as `native`.
        Auto = "auto",
        /// The caller, who gets a tool call.
        Native = "native",
        /// OpenRouter, in a container.
        Openrouter = "openrouter",
    }
}

union! {
    /// The container in which shell commands run.
    #[tag = "type"]
    pub enum BashEnvironment {
        /// A new container.
        ContainerAuto(ContainerAuto) = "container_auto",
        /// A container used before.
        ContainerReference(ContainerReference) = "container_reference",
    }
}

/// A new container.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct ContainerAuto {
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

/// A container used before.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct ContainerReference {
    /// The container's id: 1 to 20 letters, digits, `_` and `-`.
    pub container_id: String,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

/// Reads and writes the files of the workspace.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct FilesTool {
    /// Settings; there are none yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parameters: Option<FilesParameters>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

/// Settings of the workspace's files; there are none yet.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct FilesParameters {
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

/// Asks a stronger model for advice. Several of them can be given, with names.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct AdvisorTool {
    /// Settings.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parameters: Option<AdvisorParameters>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

/// Settings of an advisor.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct AdvisorParameters {
    /// The model to ask. Default: what the tool call says, or else the request's model.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub model: Option<String>,
    /// Tells several advisors apart: 1 to 64 letters, digits, spaces, `_` and `-`. One of them may have none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The advisor's system prompt.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instructions: Option<String>,
    /// Whether the advisor sees the whole conversation, and not only the question. Default: false.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub forward_transcript: Option<bool>,
    /// Stream the advice. Has no effect in chat completions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stream: Option<bool>,
    /// How much the advisor thinks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reasoning: Option<ServerToolReasoning>,
    /// The advisor's temperature.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub temperature: Option<f64>,
    /// Tokens the advisor may write, reasoning included.
    #[serde(default, deserialize_with = "number::optional", skip_serializing_if = "Option::is_none")]
    pub max_completion_tokens: Option<u64>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

/// How much a model behind a server tool thinks.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct ServerToolReasoning {
    /// How much to think.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub effort: Option<ReasoningEffort>,
    /// How much to think, in tokens.
    #[serde(default, deserialize_with = "number::optional", skip_serializing_if = "Option::is_none")]
    pub max_tokens: Option<u64>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

/// Hands a task to a smaller model. Several of them can be given, with names.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct SubagentTool {
    /// Settings.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parameters: Option<SubagentParameters>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

/// Settings of a subagent.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct SubagentParameters {
    /// The model that does the work. Default: the request's model.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub model: Option<String>,
    /// Tells several subagents apart: 1 to 64 letters, digits, spaces, `_` and `-`. One of them may have none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The subagent's system prompt.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instructions: Option<String>,
    /// The tools it may use: server tools, but no subagent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tools: Option<Vec<SubagentNestedTool>>,
    /// Steps with tools, 1 to 25.
    #[serde(default, deserialize_with = "number::optional", skip_serializing_if = "Option::is_none")]
    pub max_tool_calls: Option<u64>,
    /// How much the subagent thinks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reasoning: Option<ServerToolReasoning>,
    /// The subagent's temperature.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub temperature: Option<f64>,
    /// Tokens the subagent may write, reasoning included.
    #[serde(default, deserialize_with = "number::optional", skip_serializing_if = "Option::is_none")]
    pub max_completion_tokens: Option<u64>,
    /// Give it all of the request's functions. Experimental; chat completions reject it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub inherit_functions: Option<bool>,
    /// Give it the request's functions with these names. Experimental; chat completions reject it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub inherited_function_names: Option<Vec<String>>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

/// A server tool for a subagent.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Tsify)]
pub struct SubagentNestedTool {
    /// The tool's kind.
    pub r#type: ServerToolType,
    /// Its settings.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[tsify(type = "Record<string, unknown>")]
    pub parameters: Option<Map<String, Value>>,
    /// Every other field.
    #[serde(flatten)]
    pub extra: OpenFields,
}

/// Asks a panel of models, and sums up what they say.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct FusionTool {
    /// Settings.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parameters: Option<FusionParameters>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

/// Settings of a panel of models.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct FusionParameters {
    /// The models on the panel, 1 to 8.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub analysis_models: Option<Vec<String>>,
    /// The model that sums up. Default: the request's model.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub model: Option<String>,
    /// Server tools the panel may use, at most 8. Default: web search and web fetch; empty: none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tools: Option<Vec<FusionNestedTool>>,
    /// Steps with tools for each model, 1 to 16. Default: 4.
    #[serde(default, deserialize_with = "number::optional", skip_serializing_if = "Option::is_none")]
    pub max_tool_calls: Option<u64>,
    /// Tokens each model may write, reasoning included. Default: 16,000.
    #[serde(default, deserialize_with = "number::optional", skip_serializing_if = "Option::is_none")]
    pub max_completion_tokens: Option<u64>,
    /// How much each model thinks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reasoning: Option<ServerToolReasoning>,
    /// The temperature of the panel; the summing up is always at 0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub temperature: Option<f64>,
    /// Prompt caching for the calls inside.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cache_control: Option<CacheControl>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

/// A server tool for a panel of models.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Tsify)]
pub struct FusionNestedTool {
    /// The tool's kind.
    pub r#type: ServerToolType,
    /// Its settings.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[tsify(type = "Record<string, unknown>")]
    pub parameters: Option<Map<String, Value>>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

/// Searches OpenRouter's models. Experimental.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct SearchModelsTool {
    /// Settings.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parameters: Option<SearchModelsParameters>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

/// Settings of a search for models.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct SearchModelsParameters {
    /// Models to return. Default: 5; at most 20.
    #[serde(default, deserialize_with = "number::optional", skip_serializing_if = "Option::is_none")]
    pub max_results: Option<u64>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

/// How tools with `defer_loading` are found. Version 1 of a protocol; needs the reasoning of earlier answers sent
/// back unmodified, and the same tools in every request of a conversation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Tsify)]
pub struct DeferredTools {
    /// Who serves it.
    pub profile: DeferredToolsProfile,
    /// The protocol's version.
    pub protocol: DeferredToolsProtocol,
    /// How tools are searched.
    pub search: DeferredToolSearch,
    /// Where arguments are checked against the tool's schema.
    pub validation: DeferredToolsValidation,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

literal! {
    /// Who serves deferred tools.
    pub enum DeferredToolsProfile {
        /// OpenRouter, for any model.
        Portable = "portable",
    }
}

literal! {
    /// The version of the protocol for deferred tools.
    pub enum DeferredToolsProtocol {
        /// Version 1.
        V1 = "v1",
    }
}

literal! {
    /// Where the arguments of deferred tools are checked.
    pub enum DeferredToolsValidation {
        /// In OpenRouter.
        Runtime = "runtime",
    }
}

union! {
    /// How deferred tools are searched.
    #[tag = "type"]
    pub enum DeferredToolSearch {
        /// By rank of matching words.
        Bm25(DeferredSearch) = "bm25",
        /// By regular expression.
        Regex(DeferredSearch) = "regex",
        /// By a tool of the caller's.
        Custom(DeferredCustomSearch) = "custom",
    }
}

/// A search that OpenRouter does.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct DeferredSearch {
    /// Tools to find.
    #[serde(default, deserialize_with = "number::optional", skip_serializing_if = "Option::is_none")]
    pub max_results: Option<u64>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

/// A search by a tool of the caller's.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
pub struct DeferredCustomSearch {
    /// Tools to find.
    #[serde(default, deserialize_with = "number::optional", skip_serializing_if = "Option::is_none")]
    pub max_results: Option<u64>,
    /// The key of the tool's result under which the names of the found tools stand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub result_key: Option<String>,
    /// The tool that searches.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tool_id: Option<String>,
    /// Fields this version does not know.
    #[serde(flatten)]
    pub extra: UnknownFields,
}
