namespace GraphBff.Transport.Negotiation;

internal static class MediaTypes
{
    public const string Json = "application/json";
    public const string GraphResponse = "application/graphql-response+json";
}
