using System.Diagnostics.CodeAnalysis;
using GraphQL.Types;

namespace GraphBff.Engine.Inputs;

/// <summary>
/// A coerced input object (GraphQL specification, 3.10): fields in the order of their declaration, each with a value, with null, or absent.
/// Values are <see cref="int"/>, <see cref="double"/>, <see cref="string"/> (also for an ID), <see cref="bool"/>, what a custom scalar
/// gives, the .NET value of an enum, <see cref="InputObject"/>, or an array of these.
/// </summary>
public sealed class InputObject
{
    private readonly InputSlots _slots;
    private readonly object?[] _values;

    internal InputObject(IInputObjectGraphType type, InputSlots slots, object?[] values)
    {
        Type = type;
        _slots = slots;
        _values = values;
    }

    /// <summary>The input type in the schema.</summary>
    public IInputObjectGraphType Type { get; }

    /// <summary>Whether the field was given or has a default; its value may be null.</summary>
    public bool Has(string name) => Values.Has(name);

    /// <summary>The field's value; false if it is absent.</summary>
    public bool TryGet(string name, out object? value) => Values.TryGet(name, out value);

    /// <summary>The field's value.</summary>
    /// <exception cref="InvalidOperationException">It is absent, or not of this type.</exception>
    public T Get<T>(string name) => Values.Get<T>(name);

    /// <summary>The field's value; the type's default if it is absent or null. Use <c>int?</c> to distinguish null from zero.</summary>
    /// <exception cref="InvalidOperationException">The value is not of this type.</exception>
    public T? Find<T>(string name) => Values.Find<T>(name);

    /// <summary>The field's list; empty if it is absent or null.</summary>
    /// <exception cref="InvalidOperationException">It is not a list, or an item is not of this type.</exception>
    public IReadOnlyList<T> List<T>(string name) => Values.List<T>(name);

    /// <summary>The field's input object as its <see cref="InputType{T}"/> reads it.</summary>
    /// <exception cref="InvalidOperationException">It is absent or null, or its input type reads to another type.</exception>
    public T Read<T>(string name) => Values.Read<T>(name);

    /// <summary>Like <see cref="Read{T}"/>; false if the field is absent or null.</summary>
    public bool TryRead<T>(string name, [MaybeNullWhen(false)] out T value) => Values.TryRead(name, out value);

    /// <summary>The field's list of input objects as <see cref="InputType{T}"/> reads them; empty if it is absent or null.</summary>
    public IReadOnlyList<T> ReadList<T>(string name) => Values.ReadList<T>(name);

    private InputValues Values => new(_slots, _values);
}
