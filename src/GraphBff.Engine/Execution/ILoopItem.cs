namespace GraphBff.Engine.Execution;

/// <summary>A piece of work on a request's loop.</summary>
internal interface ILoopItem
{
    void Run();
}
