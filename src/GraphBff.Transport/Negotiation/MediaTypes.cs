namespace GraphBff.Transport.Negotiation;

internal static class MediaTypes
{
    public const string Json = "application/json";
    public const string GraphResponse = "application/graphql-response+json";
    public const string EventStream = "text/event-stream";
    public const string Multipart = "multipart/mixed";
}
