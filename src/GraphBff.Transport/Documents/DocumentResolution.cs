using GraphBff.Transport.Errors;
using GraphBff.Transport.Reading;

namespace GraphBff.Transport.Documents;

/// <summary>What a request may run.</summary>
/// <param name="Parameters">What to run: the query is the document, wherever it came from. Nothing, where refused.</param>
/// <param name="Refusal">Why nothing is run, or null.</param>
/// <param name="Registration">What to keep once the operation ran, by <see cref="DocumentResolver.Register"/>; mostly null.</param>
internal readonly record struct DocumentResolution(
    GraphParameters Parameters, Refusal? Refusal = null, AutomaticDocument? Registration = null);
