using GraphBff.Schema.Comparison;
using GraphBff.Schema.Graph;
using GraphBff.Schema.Protos;

namespace GraphBff.Schema.ContractCheck;

/// <summary>One version of the contract.</summary>
/// <param name="Schema">The graph's schema; null if there are only protos.</param>
/// <param name="Protos">The services' protos; null if there is no descriptor set.</param>
internal sealed record Contract(SdlSchema? Schema, ProtoSchema? Protos)
{
    public const string SchemaFile = "schema.graphql";
    public const string DescriptorFile = "descriptor.binpb";

    /// <param name="place">
    /// Gives the path of <see cref="SchemaFile"/> or <see cref="DescriptorFile"/> for messages, as the user knows it.
    /// </param>
    /// <param name="sdl">The SDL, or null.</param>
    /// <param name="descriptors">The descriptor set, or null.</param>
    /// <exception cref="CheckException">One of them cannot be read.</exception>
    public static Contract Of(Func<string, string> place, byte[]? sdl, byte[]? descriptors) => new(
        sdl is null ? null : SdlReader.Read(System.Text.Encoding.UTF8.GetString(sdl), place(SchemaFile)),
        descriptors is null ? null : ProtoSchema.Read(descriptors, place(DescriptorFile)));
}
