namespace GraphBff.Engine.Running;

/// <summary>A piece of work on a request's loop.</summary>
internal interface ILoopItem
{
    void Run();
}
