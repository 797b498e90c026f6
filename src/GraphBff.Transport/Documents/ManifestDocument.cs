namespace GraphBff.Transport.Documents;

/// <summary>A document of a manifest.</summary>
/// <param name="Id">What clients send instead of the text; 1 to 256 bytes in UTF-8.</param>
/// <param name="Text">The GraphQL document.</param>
public sealed record ManifestDocument(string Id, string Text);
