namespace GraphBff.Engine.Types;

/// <summary>A graph type of which the class of its objects may say nothing.</summary>
internal interface ISharedClass
{
    /// <summary>Whether types of other names have objects of the same class.</summary>
    bool SharesClass { get; }
}
