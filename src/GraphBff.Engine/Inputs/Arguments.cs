using System.Diagnostics.CodeAnalysis;

namespace GraphBff.Engine.Inputs;

/// <summary>
/// The coerced arguments of one field (GraphQL specification, 6.4.1 Coercing Field Arguments), with values as in <see cref="InputObject"/>.
/// The default value of this type has no arguments.
/// </summary>
public readonly struct Arguments
{
    private readonly InputSlots? _slots;
    private readonly object?[]? _values;

    internal Arguments(InputSlots slots, object?[] values)
    {
        _slots = slots;
        _values = values;
    }

    /// <summary>Whether the argument was given or has a default; its value may be null.</summary>
    public bool Has(string name) => Values.Has(name);

    /// <summary>The argument's value; false if it is absent.</summary>
    public bool TryGet(string name, out object? value) => Values.TryGet(name, out value);

    /// <summary>The argument's value.</summary>
    /// <exception cref="InvalidOperationException">It is absent, or not of this type.</exception>
    public T Get<T>(string name) => Values.Get<T>(name);

    /// <summary>The argument's value; the type's default if it is absent or null. Use <c>int?</c> to distinguish null from zero.</summary>
    /// <exception cref="InvalidOperationException">The value is not of this type.</exception>
    public T? Find<T>(string name) => Values.Find<T>(name);

    /// <summary>The argument's list; empty if it is absent or null.</summary>
    /// <exception cref="InvalidOperationException">It is not a list, or an item is not of this type.</exception>
    public IReadOnlyList<T> List<T>(string name) => Values.List<T>(name);

    /// <summary>The argument's input object as its <see cref="InputType{T}"/> reads it.</summary>
    /// <exception cref="InvalidOperationException">It is absent or null, or its input type reads to another type.</exception>
    public T Read<T>(string name) => Values.Read<T>(name);

    /// <summary>Like <see cref="Read{T}"/>; false if the argument is absent or null.</summary>
    public bool TryRead<T>(string name, [MaybeNullWhen(false)] out T value) => Values.TryRead(name, out value);

    /// <summary>The argument's list of input objects as <see cref="InputType{T}"/> reads them; empty if it is absent or null.</summary>
    public IReadOnlyList<T> ReadList<T>(string name) => Values.ReadList<T>(name);

    private InputValues Values => new(_slots ?? InputSlots.Empty, _values ?? []);
}
