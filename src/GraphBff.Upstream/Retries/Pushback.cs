using System.Globalization;
using GraphBff.Upstream.Errors;
using Grpc.Core;

namespace GraphBff.Upstream.Retries;

/// <summary>Whether and when a service wants a failed call again: gRFC A6's pushback, or google.rpc.RetryInfo.</summary>
/// <param name="MayRepeat">False if the service said no.</param>
/// <param name="Delay">The delay that the service asked for; null if it asked for none.</param>
internal readonly record struct Pushback(bool MayRepeat, TimeSpan? Delay)
{
    private const string Header = "grpc-retry-pushback-ms";

    /// <summary>Reads the trailers of a failure.</summary>
    public static Pushback Of(RpcException failure)
    {
        Metadata.Entry? found = null;
        foreach (var trailer in failure.Trailers)
        {
            if (trailer.Key != Header)
            {
                continue;
            }

            if (found is not null)
            {
                return new(MayRepeat: false, null);
            }

            found = trailer;
        }

        // A negative number, or text that is not a number, means "never" (A6).
        return found is null ? new(MayRepeat: true, StatusDetails.Of(failure, FieldPaths.OfArguments).RetryAfter)
            : int.TryParse(found.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
                ? new(MayRepeat: true, TimeSpan.FromMilliseconds(milliseconds))
                : new(MayRepeat: false, null);
    }
}
