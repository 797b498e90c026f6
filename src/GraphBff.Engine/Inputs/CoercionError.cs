using GraphBff.Engine.Errors;

namespace GraphBff.Engine.Inputs;

/// <summary>An error in a variable, or in the part of its value that <paramref name="value"/> shows.</summary>
internal sealed class CoercionError(string code, string? value, string reason)
{
    private string _path = "";

    public VariableSlot? Variable { get; set; }

    public void Prefix(string segment) => _path = segment + _path;

    public bool IsBelow(string segment)
        => _path.StartsWith(segment, StringComparison.Ordinal)
            && (_path.Length == segment.Length || _path[segment.Length] is '.' or '[');

    /// <summary>The error with the wording of graphql-js.</summary>
    public GraphError ToGraphError()
    {
        var name = Variable!.Name;
        var at = _path.Length == 0 ? "" : $" at \"{name}{_path}\"";
        return Variable.Error(value is null ? reason : $"Variable \"${name}\" got invalid value {value}{at}; {reason}", code);
    }
}
