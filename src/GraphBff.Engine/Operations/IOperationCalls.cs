namespace GraphBff.Engine.Operations;

/// <summary>The calls to services that one operation makes.</summary>
public interface IOperationCalls
{
    /// <summary>How many it has made.</summary>
    int Made { get; }

    /// <summary>How many it may make.</summary>
    int Most { get; }
}
