using System.Globalization;
using GraphBff.Engine.Inputs;
using GraphQL.Types;

namespace GraphBff.Engine.Tests.TestSchema;

/// <summary>A @oneOf input.</summary>
internal sealed class PickInput : InputType<string>
{
    public PickInput()
    {
        Name = "PickInput";
        Description = "One way to find a thing.";
        IsOneOf = true;
        Field<IntGraphType>("number");
        Field<StringGraphType>("name");
        Field<FilterInput>("filter");
    }

    protected internal override string Read(InputObject input)
        => input.TryGet("number", out var number) ? string.Create(CultureInfo.InvariantCulture, $"number {number}")
            : input.TryGet("name", out var name) ? $"name {name}"
            : input.Read<string>("filter");
}
