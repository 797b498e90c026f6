using GraphQL.Types;
using GraphQLParser.AST;

namespace GraphBff.Engine.Inputs;

/// <summary>
/// An input object type (GraphQL specification, 3.10 Input Objects) that becomes a module's own request. Fields are declared in the
/// constructor; <c>IsOneOf = true</c> makes it a OneOf type.
/// </summary>
/// <typeparam name="T">The type that <see cref="Read"/> returns.</typeparam>
public abstract class InputType<T> : InputObjectGraphType<T>
{
    /// <summary>Turns a coerced input into the module's request.</summary>
    protected internal abstract T Read(InputObject input);

    /// <summary>Declares a field; wrap the type in <see cref="NonNullGraphType{T}"/> to require it.</summary>
    protected new InputFieldBuilder Field<TGraphType>(string name)
        where TGraphType : IGraphType
        => new(AddField(new FieldType { Name = name, Type = typeof(TGraphType) }));

    /// <summary>Gives GraphQL.NET's executor the same <see cref="InputObject"/> that the engine uses.</summary>
    public override object ParseDictionary(IDictionary<string, object?> value) => Coercers.For(this).FromClr(value);

    public override bool IsValidDefault(object value) => value is InputObject or IDictionary<string, object?>;

    public override GraphQLValue ToAST(object? value) => value is InputObject input ? Literals.FromInput(input) : base.ToAST(value);

    internal T ReadFrom(InputObject input) => Read(input);
}
