using GraphBff.Engine.Inputs;
using GraphBff.Engine.Operations;

namespace GraphBff.Engine.Types;

/// <summary>What a field's resolver gets besides its parent.</summary>
public sealed class FieldContext
{
    internal FieldContext(Arguments arguments, Selection selection, OperationContext operation)
    {
        Arguments = arguments;
        Selection = selection;
        Operation = operation;
    }

    public Arguments Arguments { get; }

    /// <summary>What the operation selects below this field.</summary>
    public Selection Selection { get; }

    public OperationContext Operation { get; }

    /// <summary>Cancelled when the caller leaves or the deadline passes.</summary>
    public CancellationToken CancellationToken => Operation.CancellationToken;
}
