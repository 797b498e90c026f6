namespace GraphBff.Upstream.Tests.Raw;

/// <summary>The frame types of HTTP/2 (RFC 9113, 6) that the tests send and read.</summary>
internal enum RawFrame : byte
{
    Data = 0,
    Headers = 1,
    Reset = 3,
    Settings = 4,
    Ping = 6,
    GoAway = 7,
    Continuation = 9,
}
