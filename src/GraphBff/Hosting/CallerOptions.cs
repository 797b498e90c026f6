using System.ComponentModel.DataAnnotations;
using GraphBff.Services;

namespace GraphBff.Hosting;

/// <summary>What of a request goes on to the services; configuration section <c>Caller</c>.</summary>
internal sealed class CallerOptions : IValidatableObject
{
    public const string Section = "Caller";

    /// <summary>
    /// Request headers to forward as metadata, besides <c>authorization</c>, the trace context and the request id, which always go.
    /// Each is part of who the caller is: requests that differ in one share nothing.
    /// </summary>
    /// <value>
    /// At most 32 names in any case, each of letters, digits, <c>-</c>, <c>_</c> and <c>.</c>, and none that HTTP or gRPC uses itself; default
    /// <see cref="DefaultHeaders"/>. Names that are given stand in the place of these, and an empty value is for none at all. A request whose value gRPC cannot carry gets 400. Trap: a header that differs by request, such as a trace id, ends all sharing.
    /// </value>
    [MaxLength(32)]
    public string[]? ForwardedHeaders { get; set; }

    // Not the option's own value: what is bound to an array is put behind what it holds.
    /// <summary>What goes where nothing is configured.</summary>
    public static IReadOnlyList<string> DefaultHeaders { get; } = ["accept-language", "x-tenant-id"];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        from name in ForwardedHeaders ?? []
        let fault = MetadataRules.FaultOfName(name)
        where fault is not null
        select new ValidationResult($"{Section}:{nameof(ForwardedHeaders)}: '{name}' {fault}.");
}
