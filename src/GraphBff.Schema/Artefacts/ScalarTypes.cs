using System.Text;
using System.Text.Json;

namespace GraphBff.Schema.Artefacts;

/// <summary>The TypeScript types of the graph's own scalars, for code generators. Without them a generator uses <c>any</c>.</summary>
internal static class ScalarTypes
{
    private static readonly HashSet<string> BuiltIn = ["Boolean", "Float", "ID", "Int", "String"];

    private static readonly Dictionary<string, ScalarType> Known = new()
    {
        ["DateTime"] = new("string", "string"),
        ["Long"] = new("string | number", "string"),
    };

    public static IEnumerable<Artefact> Of(JsonElement schema)
    {
        var scalars = schema.GetProperty("types").EnumerateArray()
            .Where(type => type.GetProperty("kind").GetString() == "SCALAR" && !BuiltIn.Contains(type.GetProperty("name").GetString()!))
            .OrderBy(type => type.GetProperty("name").GetString(), StringComparer.Ordinal)
            .ToArray();
        return
        [
            ArtefactSet.IndentedJson("scalars.json", scalars.ToDictionary(type => type.GetProperty("name").GetString()!, TypeOf)),
            Artefact.OfText("scalars.ts", TypeScript(scalars)),
        ];
    }

    private static string TypeScript(JsonElement[] scalars)
    {
        var text = new StringBuilder("/** What the graph's own scalars are in a response. */\nexport type Scalars = {\n");
        foreach (var scalar in scalars)
        {
            text.Append(
                $"""
                  /** {scalar.GetProperty("description").GetString()} */
                  {scalar.GetProperty("name").GetString()}: {TypeOf(scalar).Output};

                """);
        }

        return text.Append("};\n").ToString();
    }

    private static ScalarType TypeOf(JsonElement scalar)
    {
        var name = scalar.GetProperty("name").GetString()!;
        return Known.TryGetValue(name, out var type)
            ? type
            : throw new ArtefactException($"The scalar {name} has no TypeScript type: say in {nameof(ScalarTypes)} what it is in JSON.");
    }
}
