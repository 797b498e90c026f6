using GraphBff.Engine.Operations;
using GraphBff.Transport.Errors;

namespace GraphBff.Transport.Reading;

/// <summary>Reads <c>onError</c> (graphql/graphql-spec, pull request 1163): <c>NULL</c>, <c>PROPAGATE</c> or <c>HALT</c>.</summary>
internal static class ErrorBehaviorParameter
{
    /// <param name="value">The value, decoded and in UTF-8.</param>
    /// <param name="parameters">Gets the behavior.</param>
    /// <returns>Why the value is refused, or null.</returns>
    public static Refusal? Read(ReadOnlySpan<byte> value, ref GraphParameters parameters)
    {
        ErrorBehavior? known = value.SequenceEqual("NULL"u8) ? ErrorBehavior.Null
            : value.SequenceEqual("PROPAGATE"u8) ? ErrorBehavior.Propagate
            : value.SequenceEqual("HALT"u8) ? ErrorBehavior.Halt
            : null;
        parameters.OnError = known ?? default;
        return known is null ? ParameterRefusals.UnknownErrorBehavior : null;
    }
}
