using System.Globalization;
using GraphBff.Engine.Inputs;
using GraphBff.Engine.Types;
using GraphQL.Types;

namespace GraphBff.Engine.Tests.TestSchema;

/// <summary>An input type with fields of its own type. It reads to a text of all given values.</summary>
internal sealed class FilterInput : InputType<string>
{
    public FilterInput()
    {
        Name = "FilterInput";
        Description = "What to look for.";
        Field<StringGraphType>("text").Description("Any text.");
        Field<NonNullGraphType<IntGraphType>>("number").Default(5);
        Field<EnumType<Mood>>("mood").Deprecated("Moods pass.");
        Field<ListGraphType<NonNullGraphType<IdGraphType>>>("ids");
        Field<ListGraphType<NonNullGraphType<FilterInput>>>("all");
        Field<FilterInput>("not");
    }

    protected internal override string Read(InputObject input)
    {
        var parts = new List<string>();
        foreach (var name in new[] { "text", "number", "mood" })
        {
            if (input.TryGet(name, out var value))
            {
                parts.Add(string.Create(CultureInfo.InvariantCulture, $"{name}={value ?? "null"}"));
            }
        }

        parts.Add(string.Join('+', input.List<string>("ids")));
        parts.Add(string.Join('&', input.ReadList<string>("all")));
        parts.Add(input.TryRead<string>("not", out var not) ? $"!{not}" : "");
        return $"({string.Join(' ', parts)})";
    }
}
