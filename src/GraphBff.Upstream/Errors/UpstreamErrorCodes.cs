namespace GraphBff.Upstream.Errors;

/// <summary>The codes of this library beyond those of <see cref="GrpcStatusMap"/> and of the engine.</summary>
public static class UpstreamErrorCodes
{
    /// <summary>
    /// The operation has made as many calls as it may (<see cref="Configuration.UpstreamOptions.MaxCallsPerOperation"/>).
    /// </summary>
    public const string Calls = "LIMIT_CALLS";

    /// <summary>A subscriber lags more than its queue holds. It can subscribe again from its last resume token.</summary>
    public const string SlowConsumer = "SLOW_CONSUMER";

    /// <summary>The resume token is not of this subscription. A token that is only too old is a gap, not an error.</summary>
    public const string BadResumeToken = "BAD_RESUME_TOKEN";

    /// <summary>The limit of upstream streams is reached, for this caller or in all.</summary>
    public const string TooManyStreams = "TOO_MANY_STREAMS";

    /// <summary>A service's response is larger than the graph takes. The same call would fail again.</summary>
    public const string ResponseTooLarge = "RESPONSE_TOO_LARGE";

    /// <summary>The caller's headers make more metadata than the service takes.</summary>
    public const string MetadataTooLarge = "METADATA_TOO_LARGE";
}
