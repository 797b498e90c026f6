using System.Text;
using Google.Protobuf.Reflection;
using GraphBff.Binding.Plans;
using GraphBff.Engine.Output;

namespace GraphBff.Binding.Tests.Serving;

/// <summary>Writes operations that read every member of a field, down to a depth.</summary>
internal sealed class Selections(GraphPlan plan)
{
    public const int Depth = 3;

    public static bool IsSelected(GraphPlan plan, MemberPlan member, int depth)
        => depth > 0 || plan.Types.All(type => type.Name != member.Type.Trim('[', ']', '!'));

    /// <summary>The members of a type in braces; empty for a scalar.</summary>
    public string Of(string type, int depth = Depth)
    {
        if (Find(type) is not { } found)
        {
            return "";
        }

        var text = new StringBuilder(" {");
        if (found.Key.Count > 0)
        {
            text.Append(" id");
        }

        foreach (var member in found.Members.Where(member => IsSelected(plan, member, depth)))
        {
            text.Append(' ').Append(member.Name).Append(Of(member.Type, depth - 1));
        }

        return text.Length == 2 ? " { __typename }" : text.Append(" }").ToString();
    }

    /// <summary>The arguments that must be given.</summary>
    public string Arguments(FieldPlan field, NodeKeys keys)
    {
        var given = field.Arguments.Where(argument => argument.Type.EndsWith('!'))
            .Select(argument => $"{argument.Name}: {(argument.IsNode ? $"\"{keys.Of(field)}\"" : Literal(argument.Type))}")
            .ToList();
        return given.Count == 0 ? "" : $"({string.Join(", ", given)})";
    }

    public TypePlan? Find(string type) => plan.Types.FirstOrDefault(other => !other.IsInput && other.Name == type.Trim('[', ']', '!'));

    private string Literal(MemberPlan member)
        => member.Field.FieldType != FieldType.Message || member.Field.MessageType.Name != "ListValue" ? Literal(member.Type)
            : member.Field.IsRepeated ? "[[1]]" : "[1]";

    private string Literal(string type)
    {
        var name = type.Trim('[', ']', '!');
        var value = plan.Types.FirstOrDefault(other => other.IsInput && other.Name == name) is { } input
            ? $"{{ {string.Join(", ", Required(input).Select(member => $"{member.Name}: {Literal(member)}"))} }}"
            : plan.Enums.FirstOrDefault(other => other.Name == name) is { } enumeration ? enumeration.Values[0].Name
            : name switch
            {
                "Int" or "Float" => "1",
                "Boolean" => "true",
                "JSON" => "{ a: 1 }",
                "DateTime" => "\"2026-01-01T00:00:00Z\"",
                "Duration" => "\"1s\"",
                "Base64" => "\"YWI=\"",
                "Long" or "UnsignedLong" or "ID" => "\"7\"",
                _ => "\"x\"",
            };
        return type.StartsWith('[') ? $"[{value}]" : value;
    }

    private static IEnumerable<MemberPlan> Required(TypePlan input) => input.Members.Where(member => member.Type.EndsWith('!'));

    /// <summary>Ids of nodes.</summary>
    internal sealed class NodeKeys(GraphPlan plan)
    {
        public string Of(FieldPlan field)
        {
            var type = plan.Types.First(other => !other.IsInput && other.Name == field.Type);
            string[] parts = [.. field.Key.Select(part => part.Asked[^1].FieldType switch
            {
                FieldType.String => "x",
                FieldType.Bytes => "YWI=",
                _ => "7",
            })];
            return GlobalId.Format(type.Name, parts is [var only] ? only : System.Text.Json.JsonSerializer.Serialize(parts));
        }
    }
}
