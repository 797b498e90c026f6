namespace GraphBff.Engine.Types;

/// <summary>What a subgraph needs from an object type.</summary>
internal interface ISubgraphType
{
    /// <summary>Whether other subgraphs may declare the type too.</summary>
    bool IsShareable { get; }

    /// <summary>Declares the field of the service's own id on a node type.</summary>
    /// <returns>The field's name.</returns>
    string DeclareRawKey();
}
