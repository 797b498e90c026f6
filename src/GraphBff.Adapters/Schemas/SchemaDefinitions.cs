using System.Text.Json.Nodes;

namespace GraphBff.Adapters.Schemas;

/// <summary>The schemas that others refer to by name.</summary>
/// <param name="prefix">What stands before the name in a reference, such as <c>#/$defs/</c>.</param>
/// <param name="inlines">
/// Whether a type stands where it is used, unless it contains itself. Some hosts of language models read no references.
/// </param>
internal sealed class SchemaDefinitions(string prefix, bool inlines)
{
    private readonly HashSet<string> _begun = [];

    /// <summary>The schemas by their names.</summary>
    public JsonObject Schemas { get; } = [];

    /// <summary>A schema, or a reference to it.</summary>
    /// <param name="name">The name of the GraphQL type.</param>
    /// <param name="isRecursive">Whether it contains itself.</param>
    /// <param name="make">Makes the schema.</param>
    public JsonObject Of(string name, bool isRecursive, Func<JsonObject> make)
    {
        if (inlines && !isRecursive)
        {
            return make();
        }

        // Noted before it is made, since a recursive type asks for itself meanwhile.
        if (_begun.Add(name))
        {
            Schemas[name] = make();
        }

        return new JsonObject { ["$ref"] = prefix + name };
    }
}
