using System.ComponentModel.DataAnnotations;
using GraphBff.Engine.Configuration;

namespace GraphBff.Engine.Limits;

/// <summary>
/// How large a document may be, and how much its operation may load and return. The limits of a document are checked before validation, the
/// others while the operation runs. Each has its own error code in <see cref="LimitCodes"/>. "Expanded" counts a fragment's content once
/// for every spread that reaches it, as the executor will see it. If a document has several operations, each of them must keep the limits.
/// </summary>
public sealed class LimitOptions
{
    /// <summary>The section of the configuration that the product binds.</summary>
    public const string Section = "Limits";

    internal const int DefaultVariableDepth = 16;

    /// <summary>The document's size.</summary>
    /// <value>
    /// 1 KiB to 16 MiB; default 256 KiB of UTF-8. The transport limits the request's body too, before the engine gets the document.
    /// </value>
    [Reloadable]
    [Range(1 << 10, 1 << 24)]
    public int DocumentBytes { get; set; } = 256 << 10;

    /// <summary>Tokens, comments included (GraphQL specification, 2.1.6 Lexical Tokens).</summary>
    /// <value>10 to 1,000,000; default 5,000.</value>
    [Reloadable]
    [Range(10, 1_000_000)]
    public int Tokens { get; set; } = 5_000;

    /// <summary>How deeply braces, brackets and parentheses may nest in the text, fragments not expanded.</summary>
    /// <value>10 to 200; default 64. It keeps recursion over the document from overflowing the stack.</value>
    [Reloadable]
    [Range(10, 200)]
    public int Nesting { get; set; } = 64;

    /// <summary>How deeply fields may nest, expanded.</summary>
    /// <value>1 to 100; default 15.</value>
    [Reloadable]
    [Range(1, 100)]
    public int Depth { get; set; } = 15;

    /// <summary>Fields of an operation, expanded.</summary>
    /// <value>1 to 100,000; default 1,000.</value>
    [Reloadable]
    [Range(1, 100_000)]
    public int Fields { get; set; } = 1_000;

    /// <summary>Fields at an operation's root, expanded: each of them may call a service.</summary>
    /// <value>1 to 10,000; default 50.</value>
    [Reloadable]
    [Range(1, 10_000)]
    public int RootFields { get; set; } = 50;

    /// <summary>Fields with an alias, expanded.</summary>
    /// <value>0 to 100,000; default 200.</value>
    [Reloadable]
    [Range(0, 100_000)]
    public int Aliases { get; set; } = 200;

    /// <summary>Fields that share one response key at one place of the response and are merged there, expanded.</summary>
    /// <value>1 to 10,000; default 100. The fragments of many components may select the same <c>id</c>.</value>
    [Reloadable]
    [Range(1, 10_000)]
    public int EqualKeys { get; set; } = 100;

    /// <summary>Fragment spreads and inline fragments, expanded.</summary>
    /// <value>0 to 100,000; default 500.</value>
    [Reloadable]
    [Range(0, 100_000)]
    public int FragmentSpreads { get; set; } = 500;

    /// <summary>Directives of the whole document, not expanded.</summary>
    /// <value>0 to 100,000; default 200.</value>
    [Reloadable]
    [Range(0, 100_000)]
    public int Directives { get; set; } = 200;

    /// <summary>Operations and fragments of the document.</summary>
    /// <value>1 to 10,000; default 200.</value>
    [Reloadable]
    [Range(1, 10_000)]
    public int Definitions { get; set; } = 200;

    /// <summary>Variable definitions of the whole document.</summary>
    /// <value>0 to 10,000; default 200.</value>
    [Reloadable]
    [Range(0, 10_000)]
    public int Variables { get; set; } = 200;

    /// <summary>Variables that an operation uses in @skip and @include.</summary>
    /// <value>0 to 64; default 64. The executor keeps them as bits of one word.</value>
    [Reloadable]
    [Range(0, 64)]
    public int ConditionVariables { get; set; } = 64;

    /// <summary>How deeply fields may nest, from <c>__schema</c> or <c>__type</c> on. They do not count for <see cref="Depth"/>.</summary>
    /// <value>1 to 100; default 20. The full introspection of today's tools is 15 deep.</value>
    [Reloadable]
    [Range(1, 100)]
    public int IntrospectionDepth { get; set; } = 20;

    /// <summary>Fields from <c>__schema</c> or <c>__type</c> on, expanded. They do not count for <see cref="Fields"/>.</summary>
    /// <value>1 to 100,000; default 500. The full introspection of today's tools has about 230.</value>
    [Reloadable]
    [Range(1, 100_000)]
    public int IntrospectionFields { get; set; } = 500;

    /// <summary>How deeply a variable's JSON value may nest objects and lists.</summary>
    /// <value>1 to 60; default 16.</value>
    [Reloadable]
    [Range(1, 60)]
    public int VariableDepth { get; set; } = DefaultVariableDepth;

    /// <summary>
    /// How many objects and list items one operation may load. It counts the list items that are written, and the list items and objects
    /// whose fields call services. Each event of a subscription counts alone.
    /// </summary>
    /// <value>
    /// 1 to 100,000,000; default 250,000. An operation with more gets <c>data: null</c> and <c>LIMIT_ITEMS</c>. An item takes about a
    /// microsecond.
    /// </value>
    [Reloadable]
    [Range(1, 100_000_000)]
    public int Items { get; set; } = 250_000;

    /// <summary>
    /// How large the response to one operation may be, before compression. The later responses of <c>@defer</c> and <c>@stream</c> count
    /// together. Each event of a subscription counts alone.
    /// </summary>
    /// <value>
    /// 1 KiB to 1 GiB in bytes; default 8 MiB. An operation with more gets <c>data: null</c> and <c>LIMIT_RESPONSE_BYTES</c>. A client that
    /// reads slowly can hold that much memory; see <c>Transport:MinSendRate</c>.
    /// </value>
    [Reloadable]
    [Range(1 << 10, 1 << 30)]
    public int ResponseBytes { get; set; } = 8 << 20;

    /// <summary>How many field errors the responses of one operation list.</summary>
    /// <value>
    /// 1 to 1,000,000; default 1,000. One more error, with the code <c>LIMIT_ERRORS</c> and no path, says how many are left out. The fields
    /// of those are null too.
    /// </value>
    [Reloadable]
    [Range(1, 1_000_000)]
    public int Errors { get; set; } = 1_000;
}
