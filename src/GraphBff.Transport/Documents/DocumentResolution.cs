using GraphBff.Transport.Errors;
using GraphBff.Transport.Reading;

namespace GraphBff.Transport.Documents;

/// <summary>What a request may run.</summary>
/// <param name="Parameters">What to run. The query is the document, wherever it came from. Empty if the request is refused.</param>
/// <param name="Refusal">Why nothing runs; null if something does.</param>
/// <param name="TrustedId">The id of the trusted document that runs; null if it is not one, or that is not known.</param>
/// <param name="Registration">What to store with <see cref="DocumentResolver.Register"/> after the operation ran; usually null.</param>
internal readonly record struct DocumentResolution(
    GraphParameters Parameters, Refusal? Refusal = null, string? TrustedId = null, AutomaticDocument? Registration = null);
