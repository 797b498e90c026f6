namespace GraphBff.Upstream.Errors;

/// <summary>The codes that this library gives beyond those of <see cref="GrpcStatusMap"/> and of the engine.</summary>
public static class UpstreamErrorCodes
{
    /// <summary>The operation makes as many calls as it may (<see cref="Configuration.UpstreamOptions.MaxCallsPerOperation"/>).</summary>
    public const string Calls = "LIMIT_CALLS";

    /// <summary>A subscriber fell behind by more than its queue holds. It can subscribe again from its last resume token.</summary>
    public const string SlowConsumer = "SLOW_CONSUMER";

    /// <summary>A resume token that is none of this subscription. One that is only too old is no error, but a gap.</summary>
    public const string BadResumeToken = "BAD_RESUME_TOKEN";

    /// <summary>No more streams may be opened, by this caller or at all.</summary>
    public const string TooManyStreams = "TOO_MANY_STREAMS";

    /// <summary>A service's answer was larger than the graph takes. The same call would be so again.</summary>
    public const string ResponseTooLarge = "RESPONSE_TOO_LARGE";

    /// <summary>What the caller's headers become for a service is more than it takes.</summary>
    public const string MetadataTooLarge = "METADATA_TOO_LARGE";
}
