using System.ComponentModel.DataAnnotations;
using GraphBff.Services;

namespace GraphBff.Hosting;

/// <summary>Which headers of a request go to the services; configuration section <c>Caller</c>.</summary>
internal sealed class CallerOptions : IValidatableObject
{
    public const string Section = "Caller";

    /// <summary>
    /// Request headers to forward as metadata, besides <c>authorization</c>, the trace context and the request id, which always go. Each is
    /// part of the caller's identity: requests that differ in one share nothing.
    /// </summary>
    /// <value>
    /// At most 32 names in any case, each of letters, digits, <c>-</c>, <c>_</c> and <c>.</c>, and none that HTTP or gRPC uses itself;
    /// default <see cref="DefaultHeaders"/>. Configured names replace the default, and an empty value means none. A request with a value
    /// that gRPC cannot carry gets 400. Trap: a header that differs in each request, such as a trace id, ends all sharing.
    /// </value>
    [MaxLength(32)]
    public string[]? ForwardedHeaders { get; set; }

    // Not the option's initial value: binding appends to an array's elements.
    /// <summary>The headers that go if none are configured.</summary>
    public static IReadOnlyList<string> DefaultHeaders { get; } = ["accept-language", "x-tenant-id"];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        => from name in ForwardedHeaders ?? []
           let fault = MetadataRules.FaultOfName(name)
           where fault is not null
           select new ValidationResult($"{Section}:{nameof(ForwardedHeaders)}: '{name}' {fault}.");
}
