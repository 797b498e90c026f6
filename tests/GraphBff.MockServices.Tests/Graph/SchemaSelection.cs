using System.Text.Json;

namespace GraphBff.MockServices.Tests.Graph;

/// <summary>Writes selections of all fields from the schema, and finds out which fields a response has values for.</summary>
internal sealed class SchemaSelection
{
    private readonly Dictionary<string, JsonElement> _types;

    private SchemaSelection(JsonElement schema) => _types = schema.GetProperty("types").EnumerateArray()
        .ToDictionary(type => type.GetProperty("name").GetString()!);

    public static async Task<SchemaSelection> ReadAsync(MockedGraph graph) => new((await graph.DataAsync("""
        {
          __schema {
            types {
              name kind
              interfaces { name }
              fields { name args { name } type { kind name ofType { kind name ofType { kind name ofType { kind name } } } } }
            }
          }
        }
        """)).GetProperty("__schema"));

    /// <summary>The object types that have a global id.</summary>
    public IEnumerable<string> Nodes => _types.Values
        .Where(type => type.GetProperty("kind").GetString() == "OBJECT"
            && type.GetProperty("interfaces").EnumerateArray().Any(parent => parent.GetProperty("name").GetString() == "Node"))
        .Select(type => type.GetProperty("name").GetString()!);

    /// <summary>The fields of an object type, as <c>User.name</c>.</summary>
    public IEnumerable<string> FieldsOf(string type) => Fields(type).Select(field => $"{type}.{Name(field)}");

    /// <summary>The fields of an object type that are connections.</summary>
    public IEnumerable<string> ConnectionsOf(string type) => Fields(type).Where(field => HasArgument(field, "first")).Select(Name);

    /// <summary>The type of a field without its lists and marks.</summary>
    public string TypeOf(string type, string field) => Named(Fields(type).Single(known => Name(known) == field).GetProperty("type"));

    /// <summary>The object types that a type leads to, itself included.</summary>
    public HashSet<string> Reachable(string type)
    {
        var seen = new HashSet<string>();
        Visit(type);
        return seen;

        void Visit(string name)
        {
            if (IsObject(name) && seen.Add(name))
            {
                foreach (var field in Fields(name))
                {
                    Visit(Named(field.GetProperty("type")));
                }
            }
        }
    }

    /// <summary>All fields of an object type, and of those that it leads to.</summary>
    public string Select(string type, int depth) => string.Join(' ', Fields(type)
        .Select(field => (Name: Name(field), Type: Named(field.GetProperty("type")), IsPage: HasArgument(field, "first")))
        .Where(field => depth > 1 || !IsObject(field.Type))
        .Select(field => IsObject(field.Type)
            ? $"{field.Name}{(field.IsPage ? "(first: 3)" : "")} {{ {Select(field.Type, depth - 1)} }}"
            : field.Name)
        .Prepend("__typename"));

    /// <summary>Adds the fields that have a value in a response.</summary>
    public static void Visit(JsonElement value, HashSet<string> seen)
    {
        if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in value.EnumerateArray())
            {
                Visit(item, seen);
            }
        }
        else if (value.ValueKind == JsonValueKind.Object)
        {
            var type = value.TryGetProperty("__typename", out var name) ? name.GetString() : null;
            foreach (var member in value.EnumerateObject())
            {
                if (type is not null && member.Value.ValueKind != JsonValueKind.Null)
                {
                    seen.Add($"{type}.{member.Name}");
                }

                Visit(member.Value, seen);
            }
        }
    }

    private static string Named(JsonElement type)
        => type.TryGetProperty("ofType", out var inner) && inner.ValueKind == JsonValueKind.Object ? Named(inner)
            : type.GetProperty("name").GetString()!;

    private static string Name(JsonElement field) => field.GetProperty("name").GetString()!;

    private static bool HasArgument(JsonElement field, string name)
        => field.GetProperty("args").EnumerateArray().Any(argument => argument.GetProperty("name").GetString() == name);

    private bool IsObject(string type) => _types[type].GetProperty("kind").GetString() == "OBJECT";

    private JsonElement.ArrayEnumerator Fields(string type) => _types[type].GetProperty("fields").EnumerateArray();
}
