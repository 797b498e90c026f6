namespace GraphBff.Engine.Inputs;

/// <summary>A scalar that brings a coercer of its own.</summary>
internal interface ICoercedScalar
{
    InputCoercer Coercer { get; }
}
